package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.io.IOException;

/** Who is told what a command does: whoever looks at the process's streams, or one line of a batch. */
interface Audience {
    /** The format that answers are wanted in. */
    Format format(Settings settings);

    /** What must not be told to it. */
    Seen seen();

    /** A request is about to leave; a failure keeps it here. */
    void sending(ApiRequest request);

    void answered(ApiResponse response);

    /**
     * Shows an answer.
     *
     * @throws ehrctl.output.NoIdException where ids are wanted and it has none
     */
    void show(JsonNode answer, Format format, View view) throws IOException;

    /** Shows text as it is. */
    void write(CharSequence text) throws IOException;

    /** Shows a failure that does not end the command. */
    void report(Failure failure);

    /** Says what no answer says. */
    void note(String text);

    void hint(String text);

    /** A national number was written out where a command line stands. */
    void sawNationalNumber();
}
