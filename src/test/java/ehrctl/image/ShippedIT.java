package ehrctl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Version;
import ehrctl.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed on: the archive, the package and the container image, with checksums and everybody's licences. */
class ShippedIT {
    private static final List<String> LIBRARIES = List.of(
            "conscrypt", "httpcore5", "jackson-core", "jackson-databind", "picocli", "slf4j-api", "sqlite-jdbc");

    @TempDir
    Path folder;

    @Test
    void theArchiveAndThePackageHaveChecksumsThatHold() throws Exception {
        Packaged.assumeImage();
        List<String> sums = found("sha256");
        assertTrue(sums.stream().anyMatch(sum -> sum.endsWith(".tar.gz.sha256")), sums::toString);
        assertEquals(tools("dpkg-deb"), sums.stream().anyMatch(sum -> sum.endsWith(".deb.sha256")), sums::toString);
        for (String sum : sums) {
            assertEquals(0, shell("cd target && sha256sum -c " + sum).exitCode(), sum);
        }
    }

    @Test
    void theLicenceOfEachLibraryIsShipped() throws Exception {
        String archive = "tar -tzf target/ehrctl-" + Version.number() + "-linux-*.tar.gz";
        Packaged.assumeImage();
        String listed = shell(archive).out();
        for (String library : LIBRARIES) {
            assertTrue(listed.contains("/share/licenses/" + library + "/LICENSE"), library);
        }
        String text = Files.readString(Packaged.APP.resolve("share/licenses/conscrypt/LICENSE"));
        assertTrue(text.contains("Apache License") && text.contains("END OF TERMS AND CONDITIONS"), text);
        assertTrue(listed.contains("/share/licenses/conscrypt/NOTICE"));
    }

    @Test
    void thePackageBringsTheLicencesAndRecommendsTheSystemsAuthorities() throws Exception {
        Packaged.assumeImage();
        require("dpkg-deb");
        String listed = shell("dpkg-deb -c target/ehrctl_*.deb").out();
        for (String library : LIBRARIES) {
            assertTrue(listed.contains("/usr/share/doc/ehrctl/licenses/" + library + "/LICENSE"), library);
        }
        assertEquals(
                "ca-certificates\n",
                shell("dpkg-deb -f target/ehrctl_*.deb Recommends").out());
    }

    /** With buildah's own means, which need neither a daemon nor another container's file system. */
    @Test
    void theContainerStartsAsAUserWhoIsNotRoot() throws Exception {
        Packaged.assumeImage();
        require("buildah");
        String version = Version.number();
        Program made = shell("sh src/main/image/container target " + version);
        assertEquals(0, made.exitCode(), made.err());
        String image = found("oci.tar").get(0);
        assertEquals(0, shell("cd target && sha256sum -c " + image + ".sha256").exitCode());
        String buildah = "buildah --storage-driver vfs --root " + folder.resolve("root") + " --runroot "
                + folder.resolve("run") + " ";
        String container = shell(buildah + "from --quiet oci-archive:target/" + image)
                .out()
                .strip();
        assertEquals(
                "10001:10001 [/usr/bin/ehrctl] " + version + " ehrctl",
                shell(buildah + "inspect --format '{{.OCIv1.Config.User}} {{.OCIv1.Config.Entrypoint}} "
                                + "{{index .OCIv1.Config.Labels \"org.opencontainers.image.version\"}} "
                                + "{{index .OCIv1.Config.Labels \"org.opencontainers.image.title\"}}' " + container)
                        .out()
                        .strip());
        String run = buildah + "run --isolation chroot " + container + " -- ";
        assertEquals(
                "ehrctl " + version + "\n",
                shell(run + "/usr/bin/ehrctl --version").out());
        String booking =
                "u=$(ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id 301 -o id)"
                        + " && ehrctl appointments get $u -o id";
        Program booked = shell(run + "sh -c '" + booking + "'");
        assertEquals(0, booked.exitCode(), booked.err());
        assertTrue(booked.out().startsWith("A"), booked.out());
        // What the container's user wrote can only be taken away by buildah.
        assertEquals(0, shell(buildah + "rm --all").exitCode());
    }

    /** The files of target whose names end so. */
    private static List<String> found(String end) throws IOException {
        try (Stream<Path> files = Files.list(Packaged.TARGET)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("." + end))
                    .toList();
        }
    }

    private Program shell(String command) throws Exception {
        return Program.run(folder, new ProcessBuilder("sh", "-c", command));
    }

    private boolean tools(String tool) throws Exception {
        return shell("command -v " + tool).exitCode() == 0;
    }

    /** In CI all tools are there, so that nothing is passed over. */
    private void require(String tool) throws Exception {
        boolean there = tools(tool);
        assertTrue(there || !"true".equals(System.getenv("CI")), tool + " is not installed");
        Assumptions.assumeTrue(there, tool);
    }
}
