package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Does what documents say of EHRs that were not there to try: Millennium's Slot and Appointment, IHE's and Argonaut's
 * operations. It proves what the program sends, and nothing about an EHR.
 */
final class FakeEhr implements AutoCloseable {
    private final HttpServer server;
    private final String parameter;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, ObjectNode> resources = new TreeMap<>();
    private int appointments;

    /** @param parameter that operations take an appointment under */
    FakeEhr(String parameter) throws IOException {
        this.parameter = parameter;
        put(Clinic.person("Patient", "Åse", "Hansen"), "1");
        put(Clinic.person("Practitioner", "Kari", "Lie"), "2");
        for (int hour = 8; hour < 12; hour++) {
            put(Clinic.slot("4", hour), "s" + hour);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void put(ObjectNode resource, String id) {
        resource.put("id", id).putObject("meta").put("versionId", "1");
        resources.put(resource.path("resourceType").asText() + '/' + id, resource);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Request lines and bodies of all writes. */
    List<String> log() {
        return List.copyOf(log);
    }

    String status(String reference) {
        return resources.get(reference).path("status").asText();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath().substring(1);
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!method.equals("GET")) {
            log.add(method + " /" + path + ' ' + exchange.getRequestHeaders().getFirst("If-Match") + ' ' + text);
        }
        try {
            JsonNode body = text.isEmpty() ? Json.object() : Json.parse(text);
            switch (method + ' ' + path) {
                case "GET Slot" -> slots(exchange, query);
                case "POST Appointment" -> make(exchange, (ObjectNode) body);
                case "POST Appointment/$find" -> find(exchange, body);
                case "POST Appointment/$book" -> book(exchange, body);
                default -> other(exchange, method, path, body);
            }
        } catch (MalformedJsonException e) {
            throw new IOException(e);
        }
    }

    private void other(HttpExchange exchange, String method, String path, JsonNode body) throws IOException {
        ObjectNode resource = resources.get(path);
        if (resource == null) {
            answer(exchange, 404, outcome("not-found"));
        } else if (method.equals("PATCH")) {
            if (!"W/\"1\"".equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
                answer(exchange, 409, outcome("conflict"));
                return;
            }
            JsonNode patch = body.path(0);
            turn(resource, "free");
            resource.set(patch.path("path").asText().substring(1), patch.get("value"));
            if (!resource.path("status").asText().equals("cancelled")) {
                turn(resource, "busy");
            }
            answer(exchange, 200, null);
        } else {
            answer(exchange, 200, resource);
        }
    }

    /** Wants the type of service and both bounds, and shows what is free only. */
    private void slots(HttpExchange exchange, String query) throws IOException {
        if (!query.contains("service-type=urn:s|1") || !query.contains("start=ge") || !query.contains("start=lt")) {
            answer(exchange, 400, outcome("required"));
            return;
        }
        ArrayNode entries = Json.array();
        for (ObjectNode resource : resources.values()) {
            if (resource.path("status").asText().equals("free")) {
                entries.addObject().set("resource", resource);
            }
        }
        answer(exchange, 200, bundle(entries));
    }

    /** Turns the slot by itself; a taken one is refused with 422, and success has no body. */
    private void make(HttpExchange exchange, ObjectNode appointment) throws IOException {
        String slot = appointment.path("slot").path(0).path("reference").asText();
        if (appointment.path("participant").size() != 1
                || appointment.has("start")
                || !status(slot).equals("free")) {
            answer(exchange, 422, outcome("business-rule"));
            return;
        }
        turn(appointment, "busy");
        appointment
                .putArray("serviceType")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "urn:s")
                .put("code", "1");
        Participants.add(appointment.withArrayProperty("participant"), new Reference("Practitioner", "2"));
        String id = keep(appointment);
        exchange.getResponseHeaders().set("Location", url() + "/Appointment/" + id);
        answer(exchange, 201, null);
    }

    private String keep(ObjectNode appointment) {
        String id = String.valueOf(++appointments);
        put(appointment, id);
        return id;
    }

    private void turn(ObjectNode appointment, String status) {
        ObjectNode slot =
                resources.get(appointment.path("slot").path(0).path("reference").asText());
        if (slot != null) {
            slot.put("status", status);
            appointment.set("start", slot.get("start"));
            appointment.set("end", slot.get("end"));
        }
    }

    private void find(HttpExchange exchange, JsonNode parameters) throws IOException {
        ArrayNode entries = Json.array();
        for (ObjectNode slot : List.copyOf(resources.values())) {
            if (slot.path("status").asText().equals("free")) {
                ObjectNode proposed =
                        Json.object().put("resourceType", "Appointment").put("status", "proposed");
                proposed.put("id", "p" + slot.path("id").asText());
                proposed.set("start", slot.get("start"));
                proposed.set("end", slot.get("end"));
                proposed.putArray("identifier")
                        .addObject()
                        .put("system", "urn:slot")
                        .put("value", slot.path("id").asText());
                proposed.putArray("serviceType")
                        .addObject()
                        .putArray("coding")
                        .addObject()
                        .put("system", "urn:s")
                        .put("code", "1");
                Participants.add(proposed.putArray("participant"), new Reference("Practitioner", "2"));
                entries.addObject().set("resource", proposed);
            }
        }
        answer(exchange, parameters.path("parameter").size() < 2 ? 400 : 200, bundle(entries));
    }

    private void book(HttpExchange exchange, JsonNode parameters) throws IOException {
        ObjectNode wanted = null;
        for (JsonNode each : parameters.path("parameter")) {
            if (each.path("name").asText().equals(parameter)) {
                wanted = each.path("resource") instanceof ObjectNode resource ? resource : proposed(each);
            }
        }
        if (wanted == null) {
            answer(exchange, 400, outcome("required"));
            return;
        }
        String slotId = wanted.path("identifier").path(0).path("value").asText();
        String old = "Appointment/" + wanted.path("id").asText();
        ObjectNode before = resources.get(old);
        String status = wanted.path("status").asText();
        if (before != null) {
            slot(before).put("status", "free");
        }
        if (status.equals("pending") || (status.equals("booked") && before != null)) {
            ObjectNode slot = resources.get("Slot/" + slotId);
            if (!slot.path("status").asText().equals("free")) {
                answer(exchange, 200, outcome("conflict")); // a refusal may come with a success's status
                return;
            }
            slot.put("status", "busy");
            wanted.put("status", "booked");
        }
        if (before == null) {
            keep(wanted);
        } else {
            put(wanted, before.path("id").asText());
        }
        ArrayNode entries = Json.array();
        entries.addObject().set("resource", wanted);
        answer(exchange, 200, bundle(entries));
    }

    private ObjectNode slot(ObjectNode appointment) {
        return resources.get(
                "Slot/" + appointment.path("identifier").path(0).path("value").asText());
    }

    private ObjectNode proposed(JsonNode uri) {
        String slotId = uri.path("valueUri").asText().substring("Appointment/p".length());
        ObjectNode slot = resources.get("Slot/" + slotId);
        ObjectNode pending = Json.object().put("resourceType", "Appointment").put("status", "pending");
        pending.set("start", slot.get("start"));
        pending.set("end", slot.get("end"));
        pending.putArray("identifier").addObject().put("value", slotId);
        Participants.add(pending.putArray("participant"), new Reference("Practitioner", "2"));
        return pending;
    }

    private static ObjectNode bundle(ArrayNode entries) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "searchset");
        bundle.set("entry", entries);
        return bundle;
    }

    private static ObjectNode outcome(String code) {
        ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("code", code);
        return outcome;
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : Json.compact(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
