package ehrctl.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A request to the sandbox that begins as one of the API's operations and is then bent by chance. */
public final class MadeUpRequest {
    private static final String[] EMRS = {"webdoc", "cliniko", "konfidens", "takecare", "anitasystems", "physica", "nix"
    };
    private static final String[] TIMES = {
        "2026-11-23T10:00:00+01:00",
        "2026-11-23T10:30:00+01:00",
        "2026-11-23T10:00",
        "2026-11-24T00:00:00Z",
        "0001-01-01T00:00:00+18:00",
        "9999-12-31T23:59:59-18:00",
        "+999999999-12-31T23:59:59.999999999-18:00",
        "2026-03-29T02:30:00",
        "2026-11-23"
    };
    private static final String[] IDS = {
        "101",
        "102",
        "201",
        "202",
        "301",
        "L0_1",
        "L0_12345",
        "A1",
        "P1",
        "emr_id:101",
        "emr_id:L0_12345",
        "hsa_id:SE2321000131-E000000012345",
        "se_personal_number:191212121212",
        "no_personal_number:26258605879",
        "header:x-resource-id",
        "header:x-patient-id"
    };
    private static final String[] TEXTS = {
        "Ada",
        "123456",
        "leyr_unstructured",
        "application/pdf",
        "aGVq",
        "191212121212",
        "26858605848",
        "cancelled",
        "15"
    };

    private final Chance chance;

    public MadeUpRequest(Chance chance) {
        this.chance = chance;
    }

    /** Request line, headers and body as they travel, on a connection that stays open. */
    public byte[] bytes() {
        Operation operation = chance.of(Operation.values());
        String body = operation.writes() || chance.oneIn(20) ? body(operation) : "";
        byte[] bodyBytes = body.getBytes(StandardCharsets.UTF_8);
        if (bodyBytes.length > 0 && chance.oneIn(20)) {
            bodyBytes[chance.below(bodyBytes.length)] = (byte) chance.below(256);
        }
        StringBuilder head = new StringBuilder();
        head.append(
                chance.oneIn(30)
                        ? chance.of("GET", "PUT", "DELETE", "HEAD", "PATCH", "POST", "X")
                        : operation.method());
        head.append(' ').append(target(operation)).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String name : new String[] {"x-resource-id", "x-patient-id"}) {
            if (chance.oneIn(2)) {
                head.append(name)
                        .append(": ")
                        .append(header(chance.oneIn(4) ? chance.bent(id()) : id()))
                        .append("\r\n");
            }
        }
        head.append("Content-Length: ").append(bodyBytes.length).append("\r\n\r\n");
        byte[] headBytes = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[headBytes.length + bodyBytes.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(bodyBytes, 0, all, headBytes.length, bodyBytes.length);
        return all;
    }

    private String target(Operation operation) {
        StringBuilder target = new StringBuilder("/api/emrs/").append(chance.of(EMRS));
        for (String segment : operation.segments()) {
            target.append('/');
            if (segment.equals("{care_unit_id}")) {
                target.append(encoded(chance.oneIn(8) ? chance.bent("L0_1") : "L0_1"));
            } else {
                target.append(segment.startsWith("{") ? encoded(chance.oneIn(4) ? chance.bent(id()) : id()) : segment);
            }
        }
        char separator = '?';
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.QUERY && chance.oneIn(2)) {
                target.append(separator).append(parameter.name()).append('=').append(encoded(text(parameter)));
                separator = '&';
            }
        }
        return chance.oneIn(20) ? line(chance.bent(target.toString())) : target.toString();
    }

    private String body(Operation operation) {
        ObjectNode body = Json.object();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.BODY && !chance.oneIn(6)) {
                ObjectNode parent = parameter.parent() == null ? body : body.withObjectProperty(parameter.parent());
                parent.set(parameter.leaf(), chance.oneIn(8) ? any(3) : value(parameter));
            }
        }
        if (operation.command().endsWith("cancel")) {
            body.put("status", "cancelled");
        }
        if (chance.oneIn(20)) {
            body.set(chance.text(10), any(3));
        }
        String text = Json.compact(body);
        return chance.oneIn(10) ? chance.bent(text) : text;
    }

    private JsonNode value(Parameter parameter) {
        return switch (parameter.kind()) {
            case ID_LIST, PERSONAL_TEXT_LIST -> {
                ArrayNode list = Json.array();
                for (int i = chance.below(chance.oneIn(9) ? 120 : 4); i > 0; i--) {
                    list.add(text(parameter));
                }
                yield list;
            }
            case PERSONAL_OBJECT -> Json.object().put("unstructured", chance.text(50));
            case WHOLE_NUMBER -> Json.object().numberNode(chance.of(15, 30, 0, -1, 5, 480, Integer.MAX_VALUE));
            default -> Json.object().textNode(text(parameter));
        };
    }

    private String text(Parameter parameter) {
        String text = switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID, ID, ID_LIST -> id();
            case TIME -> chance.of(TIMES);
            default -> chance.of(TEXTS);
        };
        return chance.oneIn(6) ? chance.bent(text) : chance.oneIn(30) ? chance.text(700) : text;
    }

    private JsonNode any(int depth) {
        return switch (chance.below(depth > 0 ? 9 : 7)) {
            case 0 -> Json.object().nullNode();
            case 1 -> Json.object().booleanNode(chance.oneIn(2));
            case 2 -> Json.object().numberNode(chance.number());
            case 3 -> Json.object().numberNode(new BigDecimal("-1.50e300"));
            case 4 -> Json.object().numberNode(BigInteger.TEN.pow(40));
            case 5, 6 -> Json.object().textNode(chance.text(30));
            case 7 -> Json.array().add(any(depth - 1)).add(any(depth - 1));
            default -> Json.object().set(chance.text(5), any(depth - 1));
        };
    }

    private String id() {
        return chance.of(IDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What would end the request line, or is no path at all, is another test's business. */
    private static String line(String text) {
        String line = text.replace("\r", "").replace("\n", "").replace(" ", "");
        return line.startsWith("/") ? line : "/" + line;
    }

    private static String header(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}
