package ehrctl.harness;

import java.util.List;
import java.util.SplittableRandom;

/** Makes up input that programs stumble over; the same again for the same seed. */
public final class Chance {
    private static final String PLAIN = "abzAZ019-_.~";
    private static final String SPECIAL = " :;,=*/?#%+&@'\"\\{}[]()<>|!$`^";
    private static final String STRANGE =
            "\0\t\n\r\u001b\u007f\u0085\u00a0\u00ad\u00e5\u0130\u0301\u200b\u202e\u2028\u2029\ufeff\ufffd\uff11\ud800\udc00";
    private static final String[] WHOLE = {"\ud83d\ude00", "%0d%0a", "%00", "..", "../", "\r\n", "header:", "emr_id:"};

    private final SplittableRandom random;

    public Chance(SplittableRandom random) {
        this.random = random;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long number() {
        return random.nextLong();
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    public final <T> T of(T... things) {
        return things[random.nextInt(things.length)];
    }

    public <T> T of(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Text of all kinds of characters, mostly short. */
    public String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1 + (oneIn(4) ? longest : Math.min(longest, 8)));
        while (text.length() < length) {
            piece(text);
        }
        return text.toString();
    }

    /** The text with a few of its characters changed, dropped, doubled or added; now and then as it was. */
    public String bent(String text) {
        StringBuilder bent = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bent.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> bent.delete(at, Math.min(bent.length(), at + 1 + random.nextInt(3)));
                case 1 -> bent.insert(at, bent.substring(Math.max(0, at - 3), at));
                case 2 -> bent.setLength(at);
                default -> {
                    StringBuilder piece = new StringBuilder();
                    piece(piece);
                    bent.replace(at, Math.min(bent.length(), at + random.nextInt(2)), piece.toString());
                }
            }
        }
        return bent.toString();
    }

    /** The text in one line of plain characters, for a message. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                shown.append('<').append(Integer.toHexString(c)).append('>');
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void piece(StringBuilder text) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> text.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
            case 5, 6, 7 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
            case 8 -> text.append(STRANGE.charAt(random.nextInt(STRANGE.length())));
            default -> text.append(WHOLE[random.nextInt(WHOLE.length)]);
        }
    }
}
