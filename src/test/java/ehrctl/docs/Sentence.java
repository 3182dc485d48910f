package ehrctl.docs;

/** Makes a sentence of a row's few words. */
final class Sentence {
    private Sentence() {}

    static String of(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
