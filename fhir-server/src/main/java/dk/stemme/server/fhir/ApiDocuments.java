package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /openapi.json} for programs and {@code GET /api} for people: what the FHIR endpoint can be asked. */
@RestController
class ApiDocuments {
    private final FhirContext context;
    private final Capabilities capabilities;
    private @Nullable ObjectNode made;

    ApiDocuments(FhirContext context, Capabilities capabilities) {
        this.context = context;
        this.capabilities = capabilities;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String document() {
        return Json.write(made());
    }

    @GetMapping(path = "/api", produces = "text/html;charset=UTF-8")
    String page() {
        return ApiPage.of(made());
    }

    private synchronized ObjectNode made() {
        if (made == null) made = OpenApi.of(context, capabilities);
        return made;
    }
}
