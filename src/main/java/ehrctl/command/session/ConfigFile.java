package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Nearest;
import ehrctl.command.line.Surroundings;
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
import java.util.Objects;
import java.util.Set;

/** {@code $XDG_CONFIG_HOME/ehrctl/config.json}: the profiles, and which of them is in use. */
public final class ConfigFile {
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

    /** What is to become different in it. */
    public interface Change {
        void apply(ConfigFile config);
    }

    /** Reads, changes and replaces it while no other process does, so that nobody's change is lost. */
    public static void change(Surroundings surroundings, Change change) {
        Path file = path(surroundings);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path lock = folder.resolve(file.getFileName() + ".lock");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Files.createDirectories(folder, mode("rwx------"));
            // The lock belongs to the process, so its threads need another one.
            synchronized (ConfigFile.class) {
                try (FileChannel channel = FileChannel.open(lock, options, mode("rw-------"))) {
                    channel.lock();
                    ConfigFile config = read(surroundings);
                    change.apply(config);
                    config.write(folder);
                }
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, file + " cannot be written", "it is as it was");
        }
    }

    /** Reads it; where there is none, it is empty. */
    public static ConfigFile read(Surroundings surroundings) {
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
            throw Failure.unsent(ExitCode.CONFIG, file + " is not an object with profiles", "mend it, or move it away");
        }
        if (root.has(CURRENT) && !root.path(CURRENT).isTextual()) {
            throw Failure.unsent(ExitCode.CONFIG, file + ": " + CURRENT + " is not a text", "mend it, or move it away");
        }
        known(file, root, List.of(CURRENT, PROFILES), "");
        for (Map.Entry<String, JsonNode> profile : root.path(PROFILES).properties()) {
            if (!profile.getValue().isObject()) {
                throw Failure.unsent(
                        ExitCode.CONFIG,
                        file + ": the profile " + profile.getKey() + " is not an object",
                        "mend it, or move the file away");
            }
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
    public String current() {
        return root.path(CURRENT).asText();
    }

    /** The profile of that name, which must be there; a change of it is one of the file. */
    public ObjectNode existing(String name) {
        if (profile(name) instanceof ObjectNode profile) {
            return profile;
        }
        throw Failure.unsent(ExitCode.CONFIG, "there is no profile " + name, "see: ehrctl profiles list");
    }

    /** From now on no profile is in use. */
    public void useNone() {
        root.remove(CURRENT);
    }

    public void use(String name) {
        root.put(CURRENT, name);
    }

    /** All profiles by name. */
    public JsonNode profiles() {
        return root.path(PROFILES);
    }

    /** One profile; a missing node where there is none. */
    JsonNode profile(String name) {
        return name.isEmpty() ? MissingNode.getInstance() : root.path(PROFILES).path(name);
    }

    /** Makes a profile, or changes some of its settings. */
    public void set(String name, Map<ProfileKey, JsonNode> values) {
        ObjectNode profile = root.withObjectProperty(PROFILES).withObjectProperty(name);
        for (Map.Entry<ProfileKey, JsonNode> value : values.entrySet()) {
            profile.set(value.getKey().key(), value.getValue());
        }
    }

    /** Removes a profile, which then is in use no more. */
    public void remove(String name) {
        root.withObjectProperty(PROFILES).remove(name);
        if (current().equals(name)) {
            root.remove(CURRENT);
        }
    }

    /** Writes it whole or not at all. */
    private void write(Path folder) throws IOException {
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
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
