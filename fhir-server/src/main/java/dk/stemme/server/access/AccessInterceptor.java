package dk.stemme.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Permission;
import org.springframework.stereotype.Component;

/** Asks for permission before any method of the FHIR server runs, so that none can forget to. */
@Interceptor(order = -100)
@Component
class AccessInterceptor {
    private final Permission permission;
    private final OwnUnit ownUnit;

    AccessInterceptor(Permission permission, OwnUnit ownUnit) {
        this.permission = permission;
        this.ownUnit = ownUnit;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void admit(RequestDetails request) {
        Asked asked = Asked.of(request);
        permission.check(asked.type(), asked.code());
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        String research = caller == null ? null : Research.refusal(caller, asked);
        if (research != null) throw Gatekeeper.refused(visit, asked.type(), asked.code(), research);
        if (caller == null || !Rules.get().onlyOfOwnUnit(caller, asked.type(), asked.code())) return;
        if (!ownUnit.holds(caller, request))
            throw Gatekeeper.refused(
                    visit, asked.type(), asked.code(), Rules.ofAnotherUnit(caller, asked.type(), asked.code()));
    }
}
