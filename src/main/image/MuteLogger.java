package org.conscrypt;

/**
 * Stands in the app image for the JDK's logger in Conscrypt's classes, which reads settings and looks for formatters and
 * handlers before it says nothing. The two names are as long as the JDK's, so that they can be put in their place.
 */
final class MuteLogger {
    private static final MuteLogger ONLY = new MuteLogger();

    private MuteLogger() {}

    static MuteLogger getLogger(String name) {
        return ONLY;
    }

    void fine(String message) {}

    void warning(String message) {}

    void log(MuteLevel level, String message) {}

    void log(MuteLevel level, String message, Object parameter) {}

    void log(MuteLevel level, String message, Throwable thrown) {}
}

final class MuteLevel {
    static final MuteLevel FINE = new MuteLevel();
    static final MuteLevel WARNING = FINE;
    static final MuteLevel SEVERE = FINE;

    private MuteLevel() {}
}
