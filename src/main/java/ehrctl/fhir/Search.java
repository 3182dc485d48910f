package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches, and follows the links to further pages as long as they stay on the same server. */
final class Search {
    private static final int MOST_PAGES = 100;
    private static final String PAGE = "1000";

    private final Server server;

    Search(Server server) {
        this.server = server;
    }

    /** All that the server finds. */
    List<ObjectNode> all(Query query) {
        return found(query).matches();
    }

    /** All that the server finds, with what comes along. */
    Found found(Query query) {
        query.with("_count", PAGE);
        Found found = new Found(query.type());
        JsonNode bundle = page(query);
        found.add(bundle);
        Set<String> seen = new HashSet<>();
        for (String next = next(bundle); next != null; next = next(bundle)) {
            if (seen.size() == MOST_PAGES || !seen.add(next)) {
                throw unusable(
                        "the FHIR server's pages do not end", "narrow the search, such as with --start and --end");
            }
            bundle = server.bundle(sameOrigin(next, query.goesInBody()), "/(next page)", null);
            found.add(bundle);
        }
        int total = bundle.path("total").asInt(0);
        if (total > found.counted()) {
            throw unusable(
                    "the FHIR server shows " + found.counted() + " of " + total + " and has no next page",
                    "narrow the search, such as with --start and --end");
        }
        return found;
    }

    /**
     * The only resource of a type with this value under one of these systems, or null. The value stands in the body,
     * and no link is followed, which could repeat it.
     *
     * @throws Problem BAD_INPUT where several have it: nobody chooses a person by guessing
     */
    @Nullable
    ObjectNode identified(String type, List<String> systems, String value) {
        Query query = new Query(type).with("identifier", Identifiers.search(systems, value));
        JsonNode bundle = page(query.inBody());
        Found found = new Found(type);
        found.add(bundle);
        ObjectNode one = null;
        for (ObjectNode match : found.matches()) {
            if (Identifiers.has(match, systems, value) && match.path("active").asBoolean(true)) {
                if (one != null) {
                    throw several();
                }
                one = match;
            }
        }
        if (next(bundle) != null) {
            throw unusable("the FHIR server does not search by identifier: it shows others too");
        }
        return one;
    }

    /** How many resources have this value; at least so many. */
    int count(String type, List<String> systems, String value) {
        try {
            return identified(type, systems, value) == null ? 0 : 1;
        } catch (Problem problem) {
            return 2;
        }
    }

    private static Problem several() {
        return Problem.bad("BAD_INPUT", "several records of the FHIR server have this id; none was chosen", null);
    }

    /** The resource of this logical id, which looks like a person's number and so stands in no URL; or null. */
    @Nullable
    ObjectNode byId(Reference reference) {
        Found found = new Found(reference.type());
        found.add(page(new Query(reference.type()).with("_id", reference.id()).inBody()));
        for (ObjectNode match : found.matches()) {
            if (match.path("id").asText().equals(reference.id())) {
                return match;
            }
        }
        return null;
    }

    /** The first page, which is all that is wanted. */
    List<ObjectNode> some(Query query) {
        Found found = new Found(query.type());
        found.add(page(query));
        return found.matches();
    }

    private JsonNode page(Query query) {
        String path = '/' + query.type();
        String prefix = server.door().prefix();
        return query.goesInBody()
                ? server.bundle(prefix + path + "/_search", path + "/_search", query)
                : server.bundle(prefix + path + '?' + query.encoded(), path + '?' + query.shown(), null);
    }

    private static @Nullable String next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    /** Path and query of a link; the link itself is never told: it may repeat what was searched for. */
    private String sameOrigin(String text, boolean body) {
        URI link = Origin.address(text);
        if (link == null) {
            throw unusable("the FHIR server's link to the next page is not an address");
        }
        URI there = server.door().base().resolve(link);
        if (!server.door().sameOrigin(there)) {
            throw unusable(
                    "the next page of the FHIR server is at another address, which is not followed",
                    "a server behind a proxy must know its own address; name that one with --api");
        }
        String query = there.getRawQuery();
        String target = there.getRawPath() + (query == null ? "" : '?' + query);
        if (body && Personal.in(target)) {
            throw unusable("the FHIR server puts personal numbers into its links, which are not followed");
        }
        return target;
    }

    private static Failure unusable(String message, String... details) {
        return Failure.sent(ExitCode.REJECTED, message, details);
    }
}
