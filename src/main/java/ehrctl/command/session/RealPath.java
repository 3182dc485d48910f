package ehrctl.command.session;

import java.io.IOException;
import java.nio.file.Path;

/** One name for one file, whatever the folder and the links that lead to it. */
public final class RealPath {
    private RealPath() {}

    /** Also where the file itself, or even its folder, is still to be made. */
    public static Path of(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            Path whole = file.toAbsolutePath().normalize();
            Path folder = whole.getParent();
            return folder == null ? whole : of(folder).resolve(String.valueOf(whole.getFileName()));
        }
    }
}
