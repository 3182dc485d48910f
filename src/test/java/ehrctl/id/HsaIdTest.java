package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsaIdTest {
    @ParameterizedTest
    @CsvSource({
        "SE2321000131-E000000012345, valid",
        "SE2321000131-a-Z9, valid",
        "SE2321000131-012345678901234567, valid",
        "SE2321000131-0123456789012345678, invalid: longer than 31 characters",
        "SE2321000131-, invalid: nothing after the hyphen",
        "TSTNMT2321000156-1003, warn: does not begin with SE: a test or local id?",
        "SE, warn: no organisation number of ten digits after SE",
        "SE232100013, warn: no organisation number of ten digits after SE",
        "SE232100013X-E1, warn: no organisation number of ten digits after SE",
        "SE2321000131, warn: no hyphen after the organisation number",
        "SE2321000131E000000012345, warn: no hyphen after the organisation number",
        "SE2321000131-E_1, warn: an unusual character after the hyphen",
        "SE2321000131-_1, warn: an unusual character after the hyphen",
        "SE2321000132-E000000012345, warn: the check digit of the organisation number is wrong",
        "SE2321000121-E000000012345, warn: the check digit of the organisation number is wrong"
    })
    void formIsRefusedOnlyWhereItCannotBeSuchAnId(String value, String verdict) {
        assertEquals(verdict, HsaId.check(value).toString());
    }
}
