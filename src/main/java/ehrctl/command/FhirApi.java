package ehrctl.command;

import ehrctl.api.EhrAdapter;
import ehrctl.fhir.Client;
import ehrctl.fhir.FhirAdapter;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.HttpSettings;

/** Opens the way to a FHIR server as the settings say. */
final class FhirApi {
    /** Stands for the EHR where none is named: FHIR alone says what the server understands. */
    static final String ANY = "fhir";

    private FhirApi() {}

    static EhrAdapter open(Settings settings, Surroundings surroundings, HttpSettings http, Diagnostics diagnostics) {
        Client client = new FhirCredentials(settings, surroundings, diagnostics).of(http.base());
        return new FhirAdapter(http, client, settings.clock(BaseUrl.loopback(http.base())), diagnostics::note);
    }
}
