package ehrctl.id;

/** Hides ids in what people and logs get to see. */
public final class Mask {
    /** What stands in place of a value, whatever its length. */
    static final String MASK = "***";

    private Mask() {}

    /** The mask of one id: {@code se_personal_number:***}; {@code ***} if it has no known type; a header reference stays. */
    public static String id(String typedOrBare) {
        int colon = typedOrBare.indexOf(':');
        if (colon < 0) {
            return MASK;
        }
        String prefix = typedOrBare.substring(0, colon);
        if (prefix.equals(TypedId.HEADER)) {
            try {
                return TypedId.HEADER + ":" + HeaderName.check(typedOrBare.substring(colon + 1));
            } catch (InvalidIdException notAName) {
                return MASK;
            }
        }
        return IdType.of(prefix) == null ? MASK : prefix + ":" + MASK;
    }

    /**
     * The text with everything in it masked that is written as a typed id, or has the shape of a national number or HSA
     * id, whether its check digits are right or not. A typed value ends where it would in a URL or in JSON, so at a slash.
     * Dates, times and UUIDs stay. Takes time in proportion to the length.
     */
    public static String text(String text) {
        return new MaskingScan(text).run();
    }
}
