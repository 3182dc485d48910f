/** The unified EHR API at the prompt. */
module ehrctl {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
}
