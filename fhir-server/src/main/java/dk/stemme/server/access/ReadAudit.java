package dk.stemme.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dk.stemme.server.access.Access.Outcome;
import java.util.List;
import java.util.stream.Stream;
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
        if (asked.type().equals("CapabilityStatement")) return;
        Stream<Access> shown = new Shown(caller, asked, request).accesses(visit.hasWritten());
        queue.keep(Stream.concat(denials(visit, caller, request), shown).toList());
    }

    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public void failing(RequestDetails request, BaseServerResponseException failure) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        if (visit == null || caller == null) return;
        List<Access> denied = denials(visit, caller, request).toList();
        Outcome outcome = Outcome.ofStatus(failure.getStatusCode());
        String line = Masked.request(request);
        Access failed = new Access(caller, Asked.of(request).code(), outcome, null, null, line);
        queue.note(denied.isEmpty() ? List.of(failed) : denied);
    }

    private static Stream<Access> denials(Visit visit, Caller caller, RequestDetails request) {
        return visit.denials().stream()
                .map(denial -> new Access(
                        caller,
                        denial.code(),
                        Outcome.SERIOUS_FAILURE,
                        null,
                        null,
                        Masked.request(request) + " " + denial.type()));
    }
}
