package ehrctl.api;

import java.util.List;

/**
 * One field of what an operation answers.
 *
 * @param name the API's name
 * @param kind its JSON type
 * @param source whether the API's pages name it, or the sandbox chose it
 * @param always whether each answer holds it; a field that need not be there may also be null
 * @param column whether a table shows it
 * @param known all values that it takes; empty where it takes any
 * @param help one line for whoever reads the contract
 */
public record AnswerField(
        String name, Kind kind, Source source, boolean always, boolean column, List<String> known, String help) {

    /** What a value is. */
    public enum Kind {
        /** A text that names something; never empty. */
        ID,
        TEXT,
        /** ISO 8601 with offset. */
        TIME,
        /** A whole number above zero. */
        NUMBER,
        FLAG,
        TEXTS,
        OBJECT
    }

    static AnswerField documented(String name, Kind kind, String help) {
        return new AnswerField(name, kind, Source.DOCUMENTED, true, true, List.of(), help);
    }

    static AnswerField chosen(String name, Kind kind, String help) {
        return new AnswerField(name, kind, Source.CHOSEN, false, true, List.of(), help);
    }

    /** The same, in each answer. */
    AnswerField everywhere() {
        return new AnswerField(name, kind, source, true, column, known, help);
    }

    /** The same, where it may be missing or null. */
    AnswerField atTimes() {
        return new AnswerField(name, kind, source, false, column, known, help);
    }

    /** The same, left out of tables. */
    AnswerField hidden() {
        return new AnswerField(name, kind, source, always, false, known, help);
    }

    AnswerField oneOf(String... values) {
        return new AnswerField(name, kind, source, always, column, List.of(values), help);
    }

    /** Written out, because a record's own is linked by method handles, which costs a command more than a hello world. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
