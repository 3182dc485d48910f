package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's pipelines are well-formed, ask for the report that is written, and their commands end well. */
class PipelinesTest {
    private static final Pattern BLOCK = Pattern.compile("```(yaml|groovy)\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?:run: |- |sh ')(ehrctl [^'\n]+)");

    @TempDir
    Path home;

    private static List<String> blocks(String language) throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    @Test
    void gitHubAndGitLabReadTheirs() throws Exception {
        List<String> blocks = blocks("yaml");
        assertEquals(2, blocks.size());
        JsonNode steps = new YAMLMapper().readTree(blocks.get(0)).at("/jobs/ehr/steps");
        assertEquals("smoke.xml", steps.path(steps.size() - 1).at("/with/path").asText());
        assertEquals("always()", steps.path(steps.size() - 1).path("if").asText());
        JsonNode job = new YAMLMapper().readTree(blocks.get(1)).path("ehr");
        assertEquals("smoke.xml", job.at("/artifacts/reports/junit").asText());
        assertTrue(job.path("script").path(0).asText().contains("--junit smoke.xml"));
    }

    @Test
    void eachCommandEndsWellAndLeavesTheReport() throws Exception {
        Path bin = Files.createDirectory(home.resolve("bin"));
        Path program = bin.resolve("ehrctl");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' ehrctl.Main \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        Set<String> commands = new TreeSet<>();
        for (String language : new String[] {"yaml", "groovy"}) {
            for (String block : blocks(language)) {
                int before = commands.size();
                Matcher command = COMMAND.matcher(block);
                while (command.find()) {
                    commands.add(command.group(1));
                }
                assertTrue(commands.size() > 0 && (before == 0 || block.contains("ehrctl smoke")), block);
            }
        }
        assertEquals(3, commands.size(), commands::toString);
        for (String command : commands) {
            Strangers.run(
                    home, "env", "HOME=" + home, "PATH=" + bin + ":" + System.getenv("PATH"), "sh", "-c", command);
        }
        assertTrue(Files.readString(home.resolve("smoke.xml")).contains("<testsuite"));
        assertTrue(Files.size(home.resolve("smoke.md")) > 0);
    }
}
