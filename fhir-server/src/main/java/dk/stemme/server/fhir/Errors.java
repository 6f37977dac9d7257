package dk.stemme.server.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dk.stemme.server.store.Reading;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/** Every failure leaves as an OperationOutcome with the right code; what is our bug is logged, never shown. */
@Interceptor
@Component
class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String READ = Errors.class.getName();

    /** Up to here the request has only been read. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void read(RequestDetails request) {
        request.getUserData().put(READ, true);
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException translate(RequestDetails request, Throwable failure) {
        if (failure instanceof Refusal refusal) return refusal;
        Refusal cause = causing(failure, Refusal.class);
        if (cause != null) return cause;
        DataFormatException format = causing(failure, DataFormatException.class);
        if (format != null) return Refusal.of(400, IssueType.STRUCTURE, "", plain(format.getMessage()));
        if (causing(failure, DuplicateKeyException.class) != null)
            return Refusal.of(
                    409, IssueType.CONFLICT, "", "Somebody wrote the same at this moment. Read it, then try again.");
        if (causing(failure, QueryTimeoutException.class) != null)
            return Refusal.of(
                    400, IssueType.TOOCOSTLY, "", "This search takes too long. Name a patient, a code or a period.");
        if (failure instanceof BaseServerResponseException known && known.getStatusCode() < 500) return coded(known);
        if (!request.getUserData().containsKey(READ) && isOfReading(failure)) return Reading.refusal();
        LOG.error("Unexpected failure", failure);
        return Refusal.of(500, IssueType.EXCEPTION, "", "Something went wrong here. It is not your request's fault.");
    }

    /** What fails halfway must not end like a whole answer: thrown on, it closes the connection. */
    @Hook(value = Pointcut.SERVER_HANDLE_EXCEPTION, order = 1000)
    public void breakOff(BaseServerResponseException failure, HttpServletResponse response) {
        if (response.isCommitted()) throw failure;
    }

    /** The libraries that read requests stumble over texts that are wrong in a way they have not thought of. */
    private static boolean isOfReading(Throwable failure) {
        return failure instanceof RuntimeException && causing(failure, NestedRuntimeException.class) == null;
    }

    private static <T extends Throwable> @Nullable T causing(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause())
            if (type.isInstance(each)) return type.cast(each);
        return null;
    }

    /** HAPI calls everything {@code processing}; these are R4's codes for the statuses. */
    private static Refusal coded(BaseServerResponseException known) {
        IssueType code = unreadable(known) ? IssueType.STRUCTURE : code(known.getStatusCode());
        return Refusal.of(known.getStatusCode(), code, "", plain(known.getMessage()));
    }

    static IssueType code(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 415 -> IssueType.NOTSUPPORTED;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413 -> IssueType.TOOLONG;
            default -> IssueType.INVALID;
        };
    }

    private static boolean unreadable(BaseServerResponseException known) {
        return String.valueOf(known.getMessage()).contains("Failed to parse request body");
    }

    /** HAPI's message without its number. */
    private static String plain(@Nullable String message) {
        return message == null ? "The request could not be read." : message.replaceAll("HAPI-\\d+: ", "");
    }

    static OperationOutcome outcome(BaseServerResponseException e) {
        return e.getOperationOutcome() instanceof OperationOutcome outcome
                ? outcome
                : Refusal.outcome(
                        List.of(new Issue(IssueSeverity.ERROR, IssueType.INVALID, "", plain(e.getMessage()))));
    }

    /** The same refusal, its expressions led by the entry's place in the Bundle. */
    static Refusal at(String place, BaseServerResponseException e) {
        List<Issue> issues = outcome(e).getIssue().stream()
                .map(issue -> new Issue(
                        issue.getSeverity(),
                        issue.getCode(),
                        issue.hasExpression()
                                ? place + ".resource/"
                                        + issue.getExpression().get(0).getValue()
                                : place,
                        issue.getDiagnostics()))
                .toList();
        return new Refusal(e.getStatusCode(), issues);
    }
}
