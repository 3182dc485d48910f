/** The unified EHR API at the prompt. */
module ehrctl {
    requires static org.jspecify;
    requires static org.fusesource.jansi;
    requires static org.conscrypt;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires net.thisptr.jackson.jq;
    requires java.sql;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
    requires jdk.unsupported;
    requires org.xerial.sqlitejdbc;
}
