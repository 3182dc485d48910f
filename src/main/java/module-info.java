/** The unified EHR API at the prompt. */
module ehrctl {
    requires static org.jspecify;
}
