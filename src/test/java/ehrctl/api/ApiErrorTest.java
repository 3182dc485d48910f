package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exit code an answer's error becomes: first its code, then the first known one of its errors, then the status. */
class ApiErrorTest {
    private static ApiError error(int status, String body) throws Exception {
        return ApiError.of(new ApiResponse(status, Map.of(), Json.parse(body)));
    }

    private static ApiError coded(int status, String code) throws Exception {
        return error(status, "{\"code\":\"" + code + "\"}");
    }

    @Test
    void everyFieldOfTheEnvelopeIsRead() throws Exception {
        ApiError error = error(400, """
                {"code":"VALIDATION_ERROR","status":499,"title":"Wrong","detail":"Two things","instance":"e1",
                 "errors":[{"error_code":"MISSING_REQUIRED_FIELD","details":"start","emr_error":"E7","path":"/start"},
                           {"error_code":"BAD_INPUT","details":"end","emr_error":{"a":1},"path":null}]}""");
        assertEquals(
                new ApiError(
                        "VALIDATION_ERROR",
                        400,
                        "Wrong",
                        "Two things",
                        "e1",
                        List.of(
                                new ApiError.Detail("MISSING_REQUIRED_FIELD", "start", "E7", "/start"),
                                new ApiError.Detail("BAD_INPUT", "end", "", "null"))),
                error);
    }

    @Test
    void whateverAServerRepeatsIsMaskedInEveryField() throws Exception {
        ApiError error = error(400, """
                {"code":"C Tolvan","title":"T Tolvan","detail":"D Tolvan","instance":"I Tolvan",
                 "errors":[{"error_code":"E Tolvan","details":"F Tolvan","emr_error":"G Tolvan","path":"/Tolvan"}]}""");
        assertEquals(
                new ApiError(
                        "C ***",
                        400,
                        "T ***",
                        "D ***",
                        "I ***",
                        List.of(new ApiError.Detail("E ***", "F ***", "G ***", "/***"))),
                error.masked(Masker.of(List.of("Tolvan"))::mask));
        assertEquals("ApiError[400]", error.toString());
        assertEquals("Detail", error.errors().get(0).toString());
    }

    @Test
    void anAnswerWithoutAnEnvelopeHasItsStatusOnly() throws Exception {
        assertEquals(new ApiError("", 502, "", "", "", List.of()), error(502, "[1]"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, AUTH",
        "SERVICE_UNAVAILABLE, UNAVAILABLE",
        "EMR_ERROR, REJECTED",
        "INVALID_PATIENT_ID, NOT_FOUND",
        "INVALID_CARE_UNIT_ID, NOT_FOUND",
        "INVALID_HEALTHCARE_SERVICE_ID, NOT_FOUND",
        "INVALID_RESOURCE_ID, NOT_FOUND",
        "INVALID_APPOINTMENT_ID, NOT_FOUND",
        "INVALID_CREATED_BY_ID, NOT_FOUND",
        "NO_TIMESLOTS_AVAILABLE, CONFLICT",
        "AMBIGUOUS_TIMESLOTS, CONFLICT",
        "NOT_SUPPORTED, UNSUPPORTED",
        "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED, UNSUPPORTED",
        "INVALID_COMMENT_LENGTH, REJECTED",
        "INVALID_NOTE_CONTENT, REJECTED",
        "MISSING_REQUIRED_FIELD, REJECTED",
        "MAX_ITEMS_EXCEEDED, REJECTED",
        "BAD_INPUT, REJECTED",
        "INVALID_PATIENT_ID_TYPE, REJECTED"
    })
    void theCodeDecidesBeforeTheStatus(String code, ExitCode expected) throws Exception {
        assertEquals(expected, coded(409, code).exitCode(true));
        assertEquals(expected, coded(409, code).exitCode(false));
    }

    @Test
    void theFirstKnownCodeOfTheErrorsDecidesWhereTheEnvelopesIsNotKnown() throws Exception {
        String errors = "{\"code\":\"VALIDATION_ERROR\",\"errors\":[{\"error_code\":\"NEW\"},"
                + "{\"error_code\":\"AMBIGUOUS_TIMESLOTS\"},{\"error_code\":\"BAD_INPUT\"}]}";
        assertEquals(ExitCode.CONFLICT, error(404, errors).exitCode(true));
        assertEquals("AMBIGUOUS_TIMESLOTS", error(404, errors).tellingCode());
        assertEquals("NEW", coded(404, "NEW").tellingCode());
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED, REJECTED",
        "401, AUTH, AUTH",
        "403, AUTH, AUTH",
        "404, NOT_FOUND, NOT_FOUND",
        "409, CONFLICT, CONFLICT",
        "429, UNAVAILABLE, UNKNOWN_OUTCOME",
        "499, REJECTED, REJECTED",
        "500, UNAVAILABLE, UNKNOWN_OUTCOME",
        "502, UNAVAILABLE, UNKNOWN_OUTCOME",
        "503, UNAVAILABLE, UNKNOWN_OUTCOME"
    })
    void aStatusThatIsNotTheApisOwnLeavesAWriteInDoubt(int status, ExitCode read, ExitCode write) throws Exception {
        assertEquals(read, error(status, "{}").exitCode(false));
        assertEquals(write, error(status, "{}").exitCode(true));
    }

    @ParameterizedTest
    @CsvSource({
        "401, REJECTED, REJECTED",
        "403, REJECTED, REJECTED",
        "429, UNAVAILABLE, UNAVAILABLE",
        "503, UNAVAILABLE, UNAVAILABLE",
        "500, UNAVAILABLE, UNKNOWN_OUTCOME"
    })
    void aStatusWithACodeOfTheApiIsItsOwnWord(int status, ExitCode read, ExitCode write) throws Exception {
        assertEquals(read, coded(status, "SOMETHING_NEW").exitCode(false));
        assertEquals(write, coded(status, "SOMETHING_NEW").exitCode(true));
    }

    @Test
    void anErrorOfTheEhrWithAServersStatusLeavesAWriteInDoubt() throws Exception {
        assertEquals(ExitCode.REJECTED, coded(499, "EMR_ERROR").exitCode(true));
        assertEquals(ExitCode.UNKNOWN_OUTCOME, coded(500, "EMR_ERROR").exitCode(true));
        assertEquals(ExitCode.UNAVAILABLE, coded(500, "EMR_ERROR").exitCode(false));
    }
}
