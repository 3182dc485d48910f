package ehrctl.command;

import ehrctl.api.EhrAdapter;
import ehrctl.api.Failure;

final class RemoteApi {
    private RemoteApi() {}

    static EhrAdapter open(String api, Settings settings, Surroundings surroundings) {
        throw Failure.usage(api + settings.api() + surroundings);
    }
}
