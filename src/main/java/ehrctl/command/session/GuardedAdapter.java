package ehrctl.command.session;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;

/** The way to an API, on which each write is first held against what the profile says of writes. */
record GuardedAdapter(EhrAdapter way, WriteRule rule) implements EhrAdapter {
    @Override
    public ApiResponse send(ApiRequest request) {
        check(request);
        return way.send(request);
    }

    @Override
    public ApiResponse send(ApiRequest request, Runnable leaving) {
        check(request);
        return way.send(request, leaving);
    }

    private void check(ApiRequest request) {
        if (request.writes()) {
            rule.permit(request);
        }
    }

    @Override
    public void close() {
        way.close();
    }

    @Override
    public String toString() {
        return "GuardedAdapter";
    }
}
