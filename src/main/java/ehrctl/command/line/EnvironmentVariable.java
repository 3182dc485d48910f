package ehrctl.command.line;

/** The environment variables that no global option stands for. */
public enum EnvironmentVariable {
    NO_COLOR("Set: no colour, unless --color says otherwise."),
    CLICOLOR_FORCE("Set to anything but 0: colour also where output is not a terminal, unless NO_COLOR is set."),
    EHRCTL_PAGER("What shows a table that is longer than the terminal, such as less -S; cat or nothing: none."),
    PAGER("The same, as other programs know it; default less -FRX, where there is a less."),
    EHRCTL_CLIENT_ID("Credential of a remote API. There is no option for it."),
    EHRCTL_CLIENT_SECRET("Credential of a remote API. There is no option for it."),
    EHRCTL_CLIENT_KEY_FILE("FHIR: a file with the key that signs in place of a secret, PKCS8 in PEM form, mode 0600."),
    EHRCTL_CLIENT_KEY_ID("FHIR: the id (kid) under which the authorization server knows that key."),
    EHRCTL_TOKEN_URL("FHIR: the token endpoint, where it is not of the FHIR server's own origin."),
    EHRCTL_SCOPE("FHIR: what a token is asked to allow; default what the command needs."),
    EHRCTL_SANDBOX_CLOCK("The sandbox's time, embedded or served, as ISO 8601 with offset; default the machine's."),
    EHRCTL_SANDBOX_URL(
            "Set by sandbox exec: the API of this URL is a sandbox. Where EHRCTL_API is the same, a command for another EHR"
                    + " than EHRCTL_EMR works in that EHR's first care unit."),
    EHRCTL_CACERT("A file (PEM) with the authorities to trust for a remote API; default what SSL_CERT_FILE names."),
    SSL_CERT_FILE(
            "The same, as other programs know it; default the system's bundle, or Java's own where there is none."),
    HTTPS_PROXY("The proxy for https."),
    HTTP_PROXY("The proxy for http."),
    NO_PROXY("Hosts that are reached without a proxy: names, addresses, blocks such as 10.0.0.0/8, or *."),
    XDG_CONFIG_HOME("The folder that holds ehrctl/, where profiles are kept; default ~/.config."),
    XDG_STATE_HOME("The folder that holds ehrctl/, where the embedded sandbox is kept; default ~/.local/state."),
    EHRCTL_DEBUG("1: show stack traces."),
    EHRCTL_NO_HINTS("Set: no hints on standard error."),
    EHRCTL_JAVA_OPTS("Further options for the Java virtual machine, with blanks between them."),
    JAVA_HOME("The JDK to build with; read at a start only where the build could bring no Java of its own.");

    private final String meaning;

    EnvironmentVariable(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
