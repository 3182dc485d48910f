package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehrs;
import java.util.ArrayList;
import java.util.List;

/**
 * How one EHR speaks FHIR: facts of its row in {@code ehrs.json}, or a dialect by its name, or FHIR alone.
 *
 * @param name what people call the EHR
 * @param booking how a booking is made
 * @param parameter under which name an operation takes an appointment
 * @param lacks operations that no document of the EHR names, as noun and verb
 */
record Dialect(String name, Way booking, String parameter, List<String> lacks) {

    /** The ways to book. All but the first rest on documents: no server of theirs was there to try. */
    enum Way {
        /** Take the slot in its version, then make the appointment: for any server that keeps versions. */
        SLOT_FIRST("slot-first"),
        /** Make the appointment; the server turns the slot itself. */
        PLAIN("plain"),
        /** The operations of IHE's profile Scheduling. */
        IHE("ihe"),
        /** The operations of the Argonaut project. */
        ARGONAUT("argonaut");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** That of an EHR's code, of a dialect's own name, or of any server. */
    static Dialect of(String emr) {
        JsonNode facts = Ehrs.fhir(emr);
        String word = facts.path("booking").asText(emr);
        Way booking = Way.SLOT_FIRST;
        for (Way way : Way.values()) {
            booking = way.word.equals(word) ? way : booking;
        }
        List<String> lacks = new ArrayList<>();
        for (JsonNode lack : facts.path("lacks")) {
            lacks.add(lack.asText());
        }
        String parameter = facts.path("parameter").asText("appointment-resource");
        return new Dialect(facts.path("name").asText(emr), booking, parameter, List.copyOf(lacks));
    }

    @Override
    public String toString() {
        return "Dialect";
    }
}
