package ehrctl.api;

/** Something that answers the API's requests: a remote server, or the embedded sandbox. */
public interface EhrAdapter extends AutoCloseable {
    /**
     * Answers one request; an answer with an error status is an answer too.
     *
     * @throws Failure where no usable answer came
     */
    ApiResponse send(ApiRequest request);

    /**
     * The same.
     *
     * @param leaving runs before the first of it leaves, and not at all where nothing can leave
     */
    default ApiResponse send(ApiRequest request, Runnable leaving) {
        leaving.run();
        return send(request);
    }

    @Override
    void close();
}
