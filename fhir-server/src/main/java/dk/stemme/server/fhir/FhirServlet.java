package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Collection;
import java.util.List;

/** The FHIR endpoint. */
class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> providers;
    private final transient Collection<Object> interceptors;
    private final transient Capabilities capabilities;

    FhirServlet(
            FhirContext context, List<Object> providers, Collection<Object> interceptors, Capabilities capabilities) {
        super(context);
        this.providers = providers;
        this.interceptors = interceptors;
        this.capabilities = capabilities;
    }

    /** A ViewDefinition is no resource of R4: its operation, by both its names, is registered for the server. */
    @Override
    protected String getRequestPath(String whole, String context, String servlet) {
        return super.getRequestPath(whole, context, servlet)
                .replaceFirst("^(/?)ViewDefinition/(?:\\$|%24)(?:viewdefinition-)?run$", "$1\\$viewdefinition-run");
    }

    /** Which software of which version answers is nobody's business. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }

    @Override
    protected void initialize() {
        setServerName("Stemme");
        setServerVersion("1.0.0");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerAddressStrategy(new IncomingRequestAddressStrategy());
        setServerConformanceProvider(capabilities);
        registerProviders(providers);
        interceptors.forEach(this::registerInterceptor);
    }
}
