package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what a command does: whoever looks at the process's streams, or one line of a batch. */
public interface Audience {
    /** The format that answers are wanted in. */
    Format format(Settings settings);

    /** Whether answers may be filtered before they are shown. */
    default boolean filters() {
        return false;
    }

    /** What must not be told to it. */
    Seen seen();

    /** A request is about to leave; a failure keeps it here. */
    void sending(ApiRequest request);

    /** It is leaving: from now on the API may have it. */
    void leaving();

    /**
     * It is over.
     *
     * @param response null where none came
     */
    void answered(@Nullable ApiResponse response);

    /** Whether an earlier run has done this part of the command. */
    boolean isDone(String part);

    /**
     * Some parts of the command are done, whatever becomes of the others.
     *
     * @param soFar what can be shown of all that is done
     * @param words the same in words
     */
    void accepted(List<String> parts, ArrayNode soFar, String words, Format format, View view);

    /** The parts of the command that are not done may be done another time. */
    void leavesRest();

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
