package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code $XDG_CONFIG_HOME/ehrctl/config.json}: the profiles, and which of them is in use. */
final class ConfigFile {
    private static final String PROFILES = "profiles";
    private static final String CURRENT = "current";

    private final Path file;
    private final ObjectNode root;

    private ConfigFile(Path file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    static Path path(Surroundings surroundings) {
        String config = surroundings.variable("XDG_CONFIG_HOME");
        if (config != null && config.startsWith("/")) {
            return Path.of(config, "ehrctl", "config.json");
        }
        return surroundings.home().resolve(".config/ehrctl/config.json");
    }

    /** Reads it; where there is none, it is empty. */
    static ConfigFile read(Surroundings surroundings) {
        Path file = path(surroundings);
        byte[] bytes = OwnFile.read(file, false);
        if (bytes == null) {
            return new ConfigFile(file, Json.object());
        }
        JsonNode read;
        try {
            read = Json.parse(bytes);
        } catch (MalformedJsonException e) {
            throw Failure.unsent(ExitCode.CONFIG, file + " is " + e.getMessage(), "mend it, or move it away");
        }
        check(file, read);
        return new ConfigFile(file, (ObjectNode) read);
    }

    private static void check(Path file, JsonNode root) {
        if (!root.isObject() || !(root.path(PROFILES).isObject() || !root.has(PROFILES))) {
            throw Failure.unsent(ExitCode.CONFIG, file + " is no object with profiles", "mend it, or move it away");
        }
        known(file, root, List.of(CURRENT, PROFILES), "");
        for (Map.Entry<String, JsonNode> profile : root.path(PROFILES).properties()) {
            known(file, profile.getValue(), ProfileKey.keys(), " in the profile " + profile.getKey());
        }
    }

    private static void known(Path file, JsonNode object, List<String> keys, String where) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                String near = Nearest.to(name, keys);
                throw Failure.unsent(
                        ExitCode.CONFIG,
                        file + ": unknown key " + name + where + (near == null ? "" : "; did you mean " + near + "?"),
                        "known are: " + String.join(", ", keys));
            }
        }
    }

    /** The name of the profile in use, or an empty text. */
    String current() {
        return root.path(CURRENT).asText();
    }

    void use(String name) {
        root.put(CURRENT, name);
    }

    /** All profiles by name. */
    JsonNode profiles() {
        return root.path(PROFILES);
    }

    /** One profile; a missing node where there is none. */
    JsonNode profile(String name) {
        return name.isEmpty() ? MissingNode.getInstance() : root.path(PROFILES).path(name);
    }

    ObjectNode profileToChange(String name) {
        return root.withObjectProperty(PROFILES).withObjectProperty(name);
    }

    /** Removes a profile, which then is in use no more. */
    void remove(String name) {
        root.withObjectProperty(PROFILES).remove(name);
        if (current().equals(name)) {
            root.remove(CURRENT);
        }
    }

    /** Writes it whole or not at all. */
    void write() {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder, mode("rwx------"));
            Path next = Files.createTempFile(folder, "config", ".json", mode("rw-------"));
            try {
                byte[] bytes = (Json.pretty(root) + "\n").getBytes(StandardCharsets.UTF_8);
                try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                        channel.write(rest);
                    }
                    channel.force(true);
                }
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, file + " cannot be written", "it is as it was");
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
