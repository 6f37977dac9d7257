package dk.stemme.server.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Refuses numbers with an exponent of three digits or more before anything parses them: HAPI's parser writes 1e999999999
 * out in full and runs out of memory.
 */
@Interceptor(order = -50)
@Component
class NumberGuard {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        byte[] body = request.getRequestType() == RequestTypeEnum.GET ? new byte[0] : request.loadRequestContents();
        if (body != null && body.length > 0 && body[0] != '<' && hasHugeExponent(body)) throw refusal();
    }

    static Refusal refusal() {
        return Refusal.of(400, IssueType.VALUE, "", "A number has an exponent that no measured value has.");
    }

    static boolean hasHugeExponent(byte[] json) {
        boolean quoted = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (b == '"') quoted = !quoted;
            else if (quoted && b == '\\') i++;
            else if (!quoted && (b == 'e' || b == 'E') && i > 0 && isDigit(json[i - 1]) && digitsAfter(json, i + 1) > 2)
                return true;
        }
        return false;
    }

    private static int digitsAfter(byte[] json, int from) {
        int at = from < json.length && (json[from] == '-' || json[from] == '+') ? from + 1 : from;
        int digits = 0;
        while (at < json.length && isDigit(json[at++])) digits++;
        return digits;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
