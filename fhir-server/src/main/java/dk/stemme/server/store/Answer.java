package dk.stemme.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with: text that is ready to be sent. An operation attaches it to its request and returns an
 * empty resource; the HTTP edge sends the text.
 *
 * @param resource the one resource it is, null for a Bundle
 * @param stored all stored resources in it
 * @param warnings what the caller should know of what was written
 */
public record Answer(int status, String text, @Nullable Stored resource, List<Stored> stored, List<Issue> warnings) {
    private static final String KEY = "stemme.answer";
    /** Under this name whoever watches (audit) finds what is being answered. */
    private static final String ANSWERED = "stemme.answered";

    public Answer(int status, String text, @Nullable Stored resource, List<Stored> stored) {
        this(status, text, resource, stored, List.of());
    }

    /** What a write is answered with. */
    public static Answer of(Accepted accepted) {
        Stored stored = accepted.stored();
        int status = accepted.created() ? 201 : 200;
        return new Answer(status, stored.text(), stored, List.of(stored), accepted.warnings());
    }

    /** One stored resource. */
    public static Answer of(int status, Stored stored) {
        return new Answer(status, stored.text(), stored, List.of(stored));
    }

    /** A resource made for this answer. */
    public static Answer of(FhirContext context, IBaseResource made, List<Stored> shown) {
        return new Answer(200, context.newJsonParser().encodeResourceToString(made), null, shown);
    }

    public void attach(RequestDetails request) {
        request.getUserData().put(KEY, this);
        request.getUserData().put(ANSWERED, stored);
    }

    public static @Nullable Answer attached(RequestDetails request) {
        return (Answer) request.getUserData().get(KEY);
    }
}
