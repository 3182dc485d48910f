package ehrctl.sandbox.store;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells by a file's first bytes (sqlite.org/fileformat2.html) whose it is, and changes nothing by that. */
final class FileHeader {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100;
    private static final int APPLICATION_AT = 68;

    private FileHeader() {}

    /** @throws Failure CONFIG unless the file is empty or carries our mark */
    static void requireOurs(Path file) {
        Place place = new Place(file);
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] head = in.readNBytes(LENGTH);
            if (head.length == 0) {
                return;
            }
            for (int i = 0; i < MAGIC.length; i++) {
                if (head.length < LENGTH || head[i] != MAGIC[i]) {
                    throw foreign(place, "not a database");
                }
            }
            int application = ByteBuffer.wrap(head).getInt(APPLICATION_AT);
            if (application != Schema.APPLICATION && !(application == 0 && logSaysOurs(file))) {
                throw foreign(place, "a database of another program");
            }
        } catch (IOException e) {
            throw DatabaseFailure.notWritable(place);
        }
    }

    /**
     * Whether the write-ahead log holds our mark: earlier versions wrote it there first, and where such a process was
     * killed it stayed there.
     */
    private static boolean logSaysOurs(Path file) throws IOException {
        Path log = Path.of(file + "-wal");
        if (!log.toFile().isFile()) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(new FileInputStream(log.toFile()))) {
            byte[] head = in.readNBytes(32);
            int page = head.length < 32 ? 0 : ByteBuffer.wrap(head).getInt(8);
            while (page >= 512 && page <= 65_536) {
                byte[] frame = in.readNBytes(24 + page);
                if (frame.length < 24 + page) {
                    return false;
                }
                if (ByteBuffer.wrap(frame).getInt(0) == 1) {
                    return ByteBuffer.wrap(frame).getInt(24 + APPLICATION_AT) == Schema.APPLICATION;
                }
            }
            return false;
        }
    }

    /** Something that is not ours, and stays as it is. */
    static Failure foreign(Place place, String what) {
        return Failure.unsent(
                ExitCode.CONFIG,
                place.file() + " is not a sandbox file: it is " + what,
                "it was left as it is; name another file");
    }
}
