package ehrctl.privacy;

/** Values that must turn up nowhere but where they belong. The numbers are published for tests. */
enum Canary {
    SE_RESOURCE("191212121212"),
    SE_PATIENT("197110021834"),
    SE_OTHER("195003042222"),
    NO_PATIENT("26258605879"),
    HSA("SE2321000131-E000000012345"),
    EMR_RESOURCE("10-991890000019"),
    EMR_PATIENT("kanari_emr_patient"),
    FIRST_NAME("Kanária \"O'Fågel\""),
    LAST_NAME("Sittpinne & Söner"),
    PHONE("+46701740612"),
    EMAIL("kanari+1@example.org"),
    COMMENT("kanarikommentar: näbb"),
    TITLE("kanarititel/über alles"),
    NOTE("kanarifågeln föll av pinnen \\ och sjöng inte"),
    DOCUMENT("kanaridokument, hemligt innehåll"),
    CODE("918273645"),
    CLIENT_ID("kanari-client-7"),
    CLIENT_SECRET("kanari/secret+words=");

    private final String value;

    Canary(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
