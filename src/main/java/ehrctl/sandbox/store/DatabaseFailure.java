package ehrctl.sandbox.store;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import org.jspecify.annotations.Nullable;

/** What SQLite's result codes (sqlite.org/rescode.html) mean to the user. */
public final class DatabaseFailure {
    private static final int ERROR = 1;
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int NOTADB = 26;

    private DatabaseFailure() {}

    /**
     * The failure that a result code stands for.
     *
     * @param place what the message begins with
     * @param code a primary result code
     * @return null where the code tells of a mistake of ours
     */
    static @Nullable Failure of(Place place, int code) {
        return switch (code) {
            case BUSY, LOCKED, PROTOCOL ->
                Failure.unsent(
                        ExitCode.UNAVAILABLE, place + ": locked by another process; nothing was written", "try again");
            case FULL -> Failure.unsent(ExitCode.UNAVAILABLE, place + ": disk full; nothing was written");
            case IOERR ->
                Failure.unsent(
                        ExitCode.UNAVAILABLE, place + ": the disk cannot be read or written; nothing was written");
            case READONLY, CANTOPEN, PERM -> notWritable(place);
            // A missing table is no mistake of ours either: the version said that it is there.
            case CORRUPT, NOTADB, ERROR -> corrupt(place);
            default -> null;
        };
    }

    /** Whether a primary result code says that the file is no whole database. */
    static boolean damage(int code) {
        return code == CORRUPT || code == NOTADB;
    }

    /** The file, or its folder, may not be written. */
    static Failure notWritable(Place place) {
        return Failure.unsent(
                ExitCode.CONFIG,
                place + ": cannot be opened or written",
                "look at the permissions of it and its folder");
    }

    /**
     * What the driver needs beside Java could not be loaded; where nobody unpacked it before, the driver does.
     *
     * @param folder where it unpacks it
     */
    static Failure noLibrary(String folder) {
        return Failure.unsent(
                ExitCode.CONFIG,
                "SQLite's library cannot be loaded; nothing was written",
                "it is unpacked into " + folder + ": is that full, out of reach, or mounted noexec?",
                "name another folder: java -Djava.io.tmpdir=FOLDER");
    }

    public static Failure corrupt(Place place) {
        return Failure.unsent(ExitCode.CONFIG, place + ": corrupt", place.reset());
    }
}
