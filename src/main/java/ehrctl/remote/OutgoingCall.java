package ehrctl.remote;

import ehrctl.api.Failure;
import ehrctl.api.HeaderRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Call} as it goes over the wire. */
final class OutgoingCall extends OutgoingRequest {
    private final Call call;

    /**
     * As a type that whoever never makes one need not load this class for.
     *
     * @throws Failure (usage) where a header cannot be sent
     */
    static OutgoingRequest of(Call call, HttpSettings settings, ProxyRule.@Nullable Proxy proxy) {
        return new OutgoingCall(call, settings, proxy);
    }

    private OutgoingCall(Call call, HttpSettings settings, ProxyRule.@Nullable Proxy proxy) {
        super(call.purpose(), call.method(), call.target(), call.writes(), bytes(call.body()), settings, proxy);
        this.call = call;
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!HeaderRules.printable(header.getValue())) {
                throw Failure.usage("the value of the header " + header.getKey() + " is not printable ASCII");
            }
            put(header.getKey(), header.getValue());
        }
    }

    private static byte @Nullable [] bytes(@Nullable String body) {
        return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    String shown() {
        return call.shown();
    }

    @Override
    boolean mayBeAnsweredByNothing(int status) {
        return true;
    }

    @Override
    boolean againWhenBusy() {
        return !writes() || call.again();
    }
}
