package ehrctl.openapi;

/** The versions of OpenAPI that can be printed. They differ, in what is used here, only in how a value may be null. */
public enum OpenApiVersion {
    V3_0("3.0", "3.0.3"),
    V3_1("3.1", "3.1.0");

    private final String word;
    private final String version;

    OpenApiVersion(String word, String version) {
        this.word = word;
        this.version = version;
    }

    /** What a user calls it. */
    public String word() {
        return word;
    }

    String version() {
        return version;
    }
}
