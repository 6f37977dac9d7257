package dk.stemme.sdc;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Bundle entry of an extracted resource: created, unless an id is given to update (SDC 4.0.0, templateExtract
 * and observationExtractEntry).
 */
record Shape(Names names, Base focus, Remarks remarks, Function<String, UUID> ids) {

    /** @param extension holds the expressions for fullUrl, resourceId and the conditions; null: there are none */
    BundleEntryComponent entry(@Nullable Extension extension, Resource resource, String key) {
        var entry = new BundleEntryComponent().setResource(resource);
        var request = entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        entry.setFullUrl("urn:uuid:" + ids.apply(key));
        if (extension == null) return entry;
        put(extension, "fullUrl", entry::setFullUrl);
        put(extension, "resourceId", id -> {
            resource.setId(id);
            request.setMethod(HTTPVerb.PUT).setUrl(resource.fhirType() + "/" + id);
        });
        put(extension, "ifNoneMatch", request::setIfNoneMatch);
        put(extension, "ifModifiedSince", since -> request.setIfModifiedSinceElement(new InstantType(since)));
        put(extension, "ifMatch", request::setIfMatch);
        put(extension, "ifNoneExist", request::setIfNoneExist);
        return entry;
    }

    private void put(Extension extension, String name, Consumer<String> setter) {
        var expression = extension.getExtensionString(name);
        if (expression == null) return;
        try {
            for (var found : names.evaluate(expression, focus)) {
                if (found.primitiveValue() == null) continue;
                setter.accept(found.primitiveValue());
                return;
            }
        } catch (NotCalculable e) {
            remarks.add("Questionnaire.extension.where(url = 'templateExtract')", null, e);
        } catch (RuntimeException e) {
            // an instant that is none
            remarks.add(
                    "Questionnaire.extension",
                    null,
                    new NotCalculable("calculated.failed", String.valueOf(e.getMessage())));
        }
    }
}
