package ehrctl.command.session;

import java.util.Map;

/**
 * The environment variables that the launcher takes from the JVM. It puts each aside under another name, empty for one
 * that was not set and otherwise with {@code =} in front; other programs get them back.
 */
public final class TakenVariables {
    /** Such as {@code EHRCTL_TAKEN_LC_ALL}. */
    private static final String ASIDE = "EHRCTL_TAKEN_";

    private static final String[] NAMES = {"LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"};

    private TakenVariables() {}

    /**
     * Makes the environment of a program that is to be started what {@code ours} was before the launcher. Values that stay
     * are not written again, so that those which are no UTF-8 survive.
     */
    public static void handOn(Map<String, String> ours, Map<String, String> environment) {
        environment.keySet().retainAll(ours.keySet());
        for (Map.Entry<String, String> entry : ours.entrySet()) {
            if (!entry.getValue().equals(environment.get(entry.getKey()))) {
                environment.put(entry.getKey(), entry.getValue());
            }
        }
        giveBack(environment);
    }

    /** Makes the environment of a program that is to be started what it was before the launcher. */
    public static void giveBack(Map<String, String> environment) {
        for (String name : NAMES) {
            String aside = environment.remove(ASIDE + name);
            if (aside != null && aside.startsWith("=")) {
                environment.put(name, aside.substring(1));
            } else if (aside != null) {
                environment.remove(name);
            }
        }
    }
}
