package ehrctl.remote;

/** What proves to a remote API who is calling. */
public record Credentials(String clientId, String clientSecret) {
    /** Shows neither. */
    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
