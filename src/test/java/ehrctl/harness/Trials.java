package ehrctl.harness;

import java.util.SplittableRandom;

/**
 * How often the tests of chance try: seconds' worth as a rule, much more with {@code -Dehrctl.hardening=true}, and a tenth
 * of that with {@code short}. {@code -Dehrctl.seed=N} begins where a failure said that it happened.
 */
public final class Trials {
    private static final String SIZE = System.getProperty("ehrctl.hardening", "");

    /** Whether what takes minutes is tried too. */
    public static final boolean HARDENING = SIZE.equals("true");

    private static final long SEED = Long.getLong("ehrctl.seed", 20_261_122L);

    private Trials() {}

    /** What is tried with one source of chance. */
    public interface Trial {
        void run(Chance chance) throws Exception;
    }

    public static int count(int usual, int hardening) {
        return switch (SIZE) {
            case "true" -> hardening;
            case "short" -> Math.max(usual, hardening / 10);
            default -> usual;
        };
    }

    /** A source of chance that is another one for each number. */
    public static Chance chance(int number) {
        return new Chance(new SplittableRandom(SEED + number));
    }

    /** Runs a trial so often, each time with a seed of its own, which the failure tells. */
    public static void each(int usual, int hardening, Trial trial) {
        int count = count(usual, hardening);
        for (int i = 0; i < count; i++) {
            try {
                trial.run(chance(i));
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError(
                        "again with -Dehrctl.seed=" + (SEED + i) + ": " + Chance.shown(String.valueOf(e)), e);
            }
        }
    }
}
