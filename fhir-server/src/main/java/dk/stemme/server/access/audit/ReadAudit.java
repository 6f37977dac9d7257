package dk.stemme.server.access.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dk.stemme.server.access.Asked;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Visit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what is answered before the answer leaves, and every failed attempt. */
@Interceptor
@Component
class ReadAudit {
    private final AuditQueue queue;

    ReadAudit(AuditQueue queue) {
        this.queue = queue;
    }

    /** Runs before the text is sent (the HTTP edge's own hook has order 1000), with no transaction open. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answering(RequestDetails request) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        if (visit == null || caller == null) return;
        Asked asked = Asked.of(request);
        if (asked.type().equals("CapabilityStatement") || visit.isRecorded()) return;
        Shown shown = new Shown(visit, caller, asked, request);
        queue.keep(Stream.concat(denials(visit, shown, null), shown.accesses(visit.hasWritten()))
                .toList());
    }

    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public void failing(RequestDetails request, BaseServerResponseException failure) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        if (visit == null || caller == null) return;
        Shown shown = new Shown(visit, caller, Asked.of(request), request);
        List<Access> denied = denials(visit, shown, failure).toList();
        queue.note(
                denied.isEmpty()
                        ? shown.attempts("")
                                .map(access -> access.failed(Outcome.ofStatus(failure.getStatusCode()), why(failure)))
                                .toList()
                        : denied);
    }

    private static Stream<Access> denials(Visit visit, Shown shown, @Nullable BaseServerResponseException failure) {
        return visit.denials().stream()
                .flatMap(denial -> shown.attempts(" " + denial.type())
                        .map(access -> access.of(denial.code()).failed(Outcome.SERIOUS_FAILURE, why(failure))));
    }

    /** Only what we ourselves say of a denial: other messages may repeat what was sent. */
    private static @Nullable String why(@Nullable BaseServerResponseException failure) {
        if (failure == null) return null;
        boolean denied = failure.getStatusCode() == 403 && failure.getMessage() != null;
        return denied ? Masked.text(failure.getMessage()) : "HTTP " + failure.getStatusCode();
    }
}
