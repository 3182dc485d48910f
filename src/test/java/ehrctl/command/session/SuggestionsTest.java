package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.command.Commands;
import ehrctl.command.line.Surroundings;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static String complete(String text, Map<String, String> environment, String... line) {
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                environment,
                false,
                false,
                0,
                0);
        return new Suggestions(new ErrorFormat(line, surroundings, Commands.LOOKUP)).complete(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            see: ehrctl resources list                  | see: ehrctl resources list --emr webdoc --care-unit L0_2
            see: ehrctl care-units list                 | see: ehrctl care-units list --emr webdoc
            see: ehrctl care-units get L0_1 now         | see: ehrctl care-units get L0_1 --emr webdoc now
            see: ehrctl services list                   | see: ehrctl services list --emr webdoc --care-unit L0_2
            try ehrctl appointments get A7; it is there | try ehrctl appointments get A7 --emr webdoc --care-unit L0_2; it is there
            with ehrctl timeslots list, or without      | with ehrctl timeslots list --emr webdoc --care-unit L0_2, or without
            ehrctl timeslots list -o json               | ehrctl timeslots list --emr webdoc --care-unit L0_2 -o json
            ehrctl resources list --emr dips            | ehrctl resources list --care-unit L0_2 --emr dips
            ehrctl ehrs get dips                        | ehrctl ehrs get dips
            ehrctl patients find --help                 | ehrctl patients find --help
            ehrctl api GET /x                           | ehrctl api GET --emr webdoc --care-unit L0_2 /x
            ehrctl is a program                         | ehrctl is a program
            nothing                                     | nothing
            """)
    void optionsStandBehindNounVerbAndId(String text, String completed) {
        assertEquals(completed, complete(text, Map.of(), "x", "--emr=webdoc", "--care-unit", "L0_2"));
    }

    @Test
    void eachCommandOfAPipeGetsItsOwn() {
        assertEquals(
                "pipe: ehrctl timeslots list --emr webdoc -o json | ehrctl appointments create --emr webdoc --slot @-",
                complete(
                        "pipe: ehrctl timeslots list -o json | ehrctl appointments create --slot @-",
                        Map.of("EHRCTL_EMR", "webdoc")));
    }

    @Test
    void profileAndApiAreKeptAndQuoted() {
        assertEquals(
                "ehrctl resources list --profile 'my clinic' --api 'sandbox:a b.db'",
                complete("ehrctl resources list", Map.of(), "-p", "my clinic", "--api", "sandbox:a b.db"));
        assertEquals("'it'\\''s'", Suggestions.quoted("it's"));
        assertEquals("…", Suggestions.quoted("a\nb"));
    }

    @Test
    void aDefaultIsLeftOut() {
        assertEquals(
                "ehrctl resources list",
                complete("ehrctl resources list", Map.of("EHRCTL_API", "sandbox"), "--emr", "konfidens"));
        assertEquals(
                "ehrctl resources list --api https://api.example --emr konfidens",
                complete("ehrctl resources list", Map.of("EHRCTL_API", "https://api.example"), "--emr", "konfidens"));
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        assertEquals(
                "ehrctl resources list --api …",
                complete("ehrctl resources list", Map.of(), "--api", "https://user:password@api.example"));
    }
}
