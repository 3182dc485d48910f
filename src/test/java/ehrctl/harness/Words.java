package ehrctl.harness;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of a transcript into words as a shell would: quotes, and nothing else. */
public final class Words {
    private Words() {}

    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (c == ' ') {
                if (open || word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is open: " + line);
        }
        if (open || word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
