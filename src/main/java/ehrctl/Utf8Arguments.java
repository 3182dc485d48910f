package ehrctl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Arguments are UTF-8, also where the locale says otherwise and Java has spoilt them while decoding. */
final class Utf8Arguments {
    private Utf8Arguments() {}

    static String[] of(String[] decoded) {
        boolean spoilt = false;
        for (String argument : decoded) {
            spoilt |= argument.indexOf('\uFFFD') >= 0;
        }
        if (!spoilt) {
            return decoded;
        }
        try {
            return last(decoded.length, Files.readAllBytes(Path.of("/proc/self/cmdline")));
        } catch (IOException e) {
            return decoded;
        }
    }

    /** The last arguments of a command line whose parts end with a zero byte. */
    static String[] last(int count, byte[] commandLine) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                parts.add(new String(commandLine, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return parts.subList(Math.max(0, parts.size() - count), parts.size()).toArray(new String[0]);
    }
}
