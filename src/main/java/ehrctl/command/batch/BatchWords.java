package ehrctl.command.batch;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line of a batch into arguments: a JSON array of texts, or words as a shell quotes them. Nothing is expanded.
 * Messages never repeat the line, which may hold an id.
 */
public final class BatchWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private BatchWords(String line) {
        this.line = line;
    }

    /**
     * The words of one line.
     *
     * @throws Failure USAGE where a quote is open, or the JSON is no array of texts
     */
    public static List<String> of(String line) {
        String text = line.strip();
        return text.startsWith("[") ? array(text) : new BatchWords(line).split();
    }

    private static List<String> array(String text) {
        JsonNode array;
        try {
            array = Json.parse(text);
        } catch (MalformedJsonException e) {
            throw Failure.usage("the line is " + e.getMessage(), "a line of words must not begin with [");
        }
        List<String> words = new ArrayList<>(array.size());
        for (JsonNode word : array) {
            if (!word.isTextual()) {
                throw Failure.usage("the line's array holds something else than texts", "quote numbers too");
            }
            words.add(word.textValue());
        }
        return words;
    }

    private List<String> split() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (blank(c)) {
                end();
            } else if (c == '#' && !inWord) {
                break;
            } else {
                inWord = true;
                part(c);
            }
        }
        end();
        return words;
    }

    private void part(char c) {
        switch (c) {
            case '\'' -> single();
            case '"' -> twofold();
            case '\\' -> word.append(next());
            default -> word.append(c);
        }
    }

    private void single() {
        for (char c = next(); c != '\''; c = next()) {
            word.append(c);
        }
    }

    private void twofold() {
        for (char c = next(); c != '"'; c = next()) {
            if (c == '\\') {
                char escaped = next();
                if (escaped != '"' && escaped != '\\' && escaped != '$' && escaped != '`') {
                    word.append('\\');
                }
                word.append(escaped);
            } else {
                word.append(c);
            }
        }
    }

    private char next() {
        if (at == line.length()) {
            throw Failure.usage("a quote or a backslash is open at the end of the line");
        }
        return line.charAt(at++);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
