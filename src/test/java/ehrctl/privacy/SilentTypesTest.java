package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No type prints its secrets: a record's own toString would. */
class SilentTypesTest {
    private static final String CANARY = "197110021834";

    /** They hold what is the program's own, or what messages may name. */
    private static final Set<String> HARMLESS = Set.of(
            "api.AnswerField",
            "api.Ehr",
            "api.Ehr$Facts",
            "api.Parameter",
            "command.TopicText",
            "command.TopicText$Part",
            "command.line.Argument",
            "command.batch.BatchTask",
            "command.line.HeaderArgument",
            "command.smoke.SmokeFacts",
            "command.smoke.SmokeResult",
            "command.line.ValueSource$FromFile",
            "id.TypedId$InHeader",
            "id.Verdict",
            "output.Column",
            "output.View",
            "remote.Authorities$Judge",
            "remote.ProxyRule$Proxy",
            "sandbox.Appointment",
            "sandbox.Cancellation",
            "sandbox.CareUnit",
            "sandbox.Refused$Detail",
            "sandbox.server.ServerOptions",
            "sandbox.ServiceRules$Service",
            "sandbox.FreeTimeslot",
            "sandbox.WorkingPeriod");

    @Test
    void noRecordShowsATextThatItHolds() throws Exception {
        Set<String> talkative = new TreeSet<>();
        int tried = 0;
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("ehrctl")) {
            Class<?> record = Class.forName(type.getName(), false, getClass().getClassLoader());
            if (record.isRecord()) {
                tried++;
                Object made = made(record);
                if (made == null || made.toString().contains(CANARY)) {
                    talkative.add(record.getName().substring("ehrctl.".length()));
                }
            }
        }
        assertTrue(tried > 30, "only " + tried);
        assertEquals(new TreeSet<>(HARMLESS), talkative);
    }

    /** One with the canary wherever a text can stand; null where its constructor refuses that. */
    private static Object made(Class<?> record) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            types.add(component.getType());
            values.add(value(component.getType()));
        }
        Constructor<?> constructor = record.getDeclaredConstructor(types.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            return null;
        }
    }

    private static Object value(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class || type == Object.class) {
            return CANARY;
        } else if (type == List.class) {
            return List.of(CANARY);
        } else if (type == Set.class) {
            return Set.of(CANARY);
        } else if (type == Map.class) {
            return Map.of(CANARY, CANARY);
        } else if (JsonNode.class.isAssignableFrom(type)) {
            JsonNode object = JsonNodeFactory.instance.objectNode().put(CANARY, CANARY);
            return type.isInstance(object) ? object : null;
        } else if (type.isRecord()) {
            return made(type);
        } else if (type == URI.class) {
            return URI.create("https://api.example");
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        }
        Object[] constants = type.getEnumConstants();
        return constants == null ? null : constants[0];
    }
}
