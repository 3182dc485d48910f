package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.EhrAdapter;
import ehrctl.api.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was asked beside the commands' own requests: each question once in a run, also where it was asked in vain. */
final class LookUps {
    private final Map<List<Object>, Answer> answers = new HashMap<>();

    private record Answer(@Nullable JsonNode body, @Nullable Failure failure) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /**
     * The answer to that question.
     *
     * @param target says what is asked
     * @param ask asks it
     * @throws Failure as it was thrown when it was asked
     */
    synchronized JsonNode answer(EhrAdapter adapter, String target, Supplier<JsonNode> ask) {
        List<Object> question = List.of(adapter, target);
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = ask(ask);
            answers.put(question, answer);
        }
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return Objects.requireNonNull(answer.body());
    }

    private static Answer ask(Supplier<JsonNode> ask) {
        try {
            return new Answer(ask.get(), null);
        } catch (Failure failure) {
            return new Answer(null, failure);
        }
    }
}
