package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reading;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came in the body, as JSON that keeps every digit and as the strictly parsed resource. */
@Component
class Bodies {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private final FhirContext context;

    Bodies(FhirContext context) {
        this.context = context;
    }

    ObjectNode json(RequestDetails request, IBaseResource resource) {
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == EncodingEnum.XML) return json(resource);
        return read(request.loadRequestContents());
    }

    ObjectNode json(IBaseResource resource) {
        return Json.read(context.newJsonParser().encodeResourceToString(resource));
    }

    Resource model(ObjectNode json) {
        return Reading.resource(context.newJsonParser(), Json.write(json));
    }

    /** @throws Refusal 415 for another kind of patch, 422 for one that does not fit the resource */
    Incoming patched(Stored before, PatchTypeEnum kind, String patch, @Nullable Integer expected) {
        return switch (kind) {
            case JSON_PATCH -> patched(before, apply(patch, before.json()), expected);
            case FHIR_PATCH_JSON -> patched(before, Reading.resource(context.newJsonParser(), patch), expected);
            case FHIR_PATCH_XML -> patched(before, Reading.resource(context.newXmlParser(), patch), expected);
            default ->
                throw Refusal.of(
                        415,
                        IssueType.NOTSUPPORTED,
                        "",
                        "Send a JSON Patch (application/json-patch+json) or a FHIRPath Patch (Parameters as"
                                + " application/fhir+json or application/fhir+xml).");
        };
    }

    /** @param patch a FHIRPath Patch: Parameters */
    Incoming patched(Stored before, IBaseResource patch, @Nullable Integer expected) {
        if (!(patch instanceof Parameters operations))
            throw Refusal.of(422, IssueType.INVALID, "", "A FHIRPath Patch is a Parameters resource.");
        Resource resource = model(before.json());
        FhirPathPatch.of(operations).forEach(operation -> operation.apply(resource));
        return patched(before, json(resource), expected);
    }

    private Incoming patched(Stored before, ObjectNode after, @Nullable Integer expected) {
        return new Incoming(before.type(), before.id(), expected, after, model(after));
    }

    private static ObjectNode apply(String patch, ObjectNode before) {
        try {
            JsonNode after = JsonPatch.apply(MAPPER.readTree(patch), before);
            if (after instanceof ObjectNode object) return object;
        } catch (IOException | RuntimeException e) { // it has an exception of its own for every way not to fit
            throw Refusal.of(422, IssueType.INVALID, "", "The patch does not fit: " + e.getMessage());
        }
        throw Refusal.of(422, IssueType.INVALID, "", "The patch leaves no resource.");
    }

    static ObjectNode read(byte[] body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, IssueType.STRUCTURE, "", "The body is not well-formed JSON: " + e.getMessage());
        }
    }

    /** The id in a body, null when it has none. */
    static @Nullable String id(ObjectNode json) {
        return json.path("id").isTextual() ? json.path("id").asText() : null;
    }

    /** The version in a vread URL. */
    static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.of(404, IssueType.NOTFOUND, "", "There is no version '" + text + "'.");
        }
    }

    /** The version that an If-Match header names. */
    static Integer expected(String header) {
        Matcher tag = TAG.matcher(header);
        if (tag.matches()) return Integer.valueOf(tag.group(1));
        throw Refusal.of(400, IssueType.INVALID, "", "If-Match must look like W/\"3\".");
    }

    /** The version that If-Match names, null when there is none. */
    static @Nullable Integer expected(IdType id) {
        if (!id.hasVersionIdPart()) return null;
        try {
            return Integer.valueOf(id.getVersionIdPart());
        } catch (NumberFormatException e) {
            throw Refusal.of(400, IssueType.INVALID, "", "If-Match must look like W/\"3\".");
        }
    }
}
