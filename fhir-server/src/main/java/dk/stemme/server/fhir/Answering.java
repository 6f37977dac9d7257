package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Stored;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sends stored text as it is; only for XML, pretty print and summaries is it parsed and written anew. */
@Interceptor(order = 1000)
@Component
@Order(1000)
class Answering {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> RESHAPING = List.of("_summary", "_elements", "_pretty");

    /** As headers, for they have little room: all are in the outcome of {@code Prefer: return=OperationOutcome}. */
    private static final int MOST_WARNINGS = 5;

    private static final int LONGEST_WARNING = 500;

    private final FhirContext context;

    Answering(FhirContext context) {
        this.context = context;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean send(RequestDetails request, ResponseDetails details, HttpServletResponse response)
            throws IOException {
        Answer answer = Answer.attached(request);
        if (answer == null) return true;
        response.setHeader("Cache-Control", "no-store");
        if (answer.resource() != null) describe(request, response, answer.status(), answer.resource());
        if (answer.resource() != null && isKnown(request, answer.resource())) return body(response, 304, "");
        answer.warnings().stream()
                .limit(MOST_WARNINGS)
                .forEach(warning -> response.addHeader("Warning", header(warning)));
        boolean written = request.getRequestType() != RequestTypeEnum.GET && answer.resource() != null;
        if (written && prefers(request, "return=minimal")) return body(response, answer.status(), "");
        if (written && prefers(request, "return=OperationOutcome")) return outcome(details, answer);
        if (asStored(request)) return body(response, answer.status(), answer.text());
        details.setResponseResource(context.newJsonParser().parseResource(answer.text()));
        details.setResponseCode(answer.status());
        return true;
    }

    private static boolean body(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        if (text.isEmpty()) return false;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        return false;
    }

    private static void describe(RequestDetails request, HttpServletResponse response, int status, Stored stored) {
        response.setHeader("ETag", "W/\"" + stored.version() + "\"");
        response.setHeader("Last-Modified", HTTP_DATE.format(stored.updated()));
        if (request.getRequestType() != RequestTypeEnum.GET)
            response.setHeader(
                    "Location",
                    request.getFhirServerBase() + "/" + stored.reference() + "/_history/" + stored.version());
    }

    private static boolean prefers(RequestDetails request, String what) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains(what);
    }

    /** Conditional read (R4 http 3.1.0.1.3): the client has this version already. */
    private static boolean isKnown(RequestDetails request, Stored stored) {
        if (request.getRequestType() != RequestTypeEnum.GET) return false;
        String tag = request.getHeader("If-None-Match");
        if (tag != null) return tag.equals("*") || tag.contains("\"" + stored.version() + "\"");
        String since = request.getHeader("If-Modified-Since");
        return since != null
                && !stored.updated().truncatedTo(ChronoUnit.SECONDS).isAfter(moment(since));
    }

    private static Instant moment(String header) {
        try {
            return HTTP_DATE.parse(header, Instant::from);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    /** RFC 7234, section 5.5. */
    private static String header(Issue warning) {
        String text = (warning.expression() + ": " + warning.text()).replaceAll("[^ -~]|\"", "?");
        return "299 stemme \"" + text.substring(0, Math.min(text.length(), LONGEST_WARNING)) + "\"";
    }

    private static boolean outcome(ResponseDetails details, Answer answer) {
        List<Issue> issues = new ArrayList<>();
        String what = answer.status() == 201 ? " was created." : " was written.";
        Stored stored = Objects.requireNonNull(answer.resource());
        issues.add(new Issue(
                IssueSeverity.INFORMATION,
                IssueType.INFORMATIONAL,
                "",
                stored.reference() + ", version " + stored.version() + "," + what));
        issues.addAll(answer.warnings());
        details.setResponseResource(Refusal.outcome(issues));
        details.setResponseCode(answer.status());
        return true;
    }

    private static boolean asStored(RequestDetails request) {
        if (RESHAPING.stream().anyMatch(name -> reshapes(request, name))) return false;
        var encoding = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        return encoding == null || encoding.getEncoding() == EncodingEnum.JSON;
    }

    private static boolean reshapes(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values != null && values.length > 0 && !List.of("false", "count").contains(values[0]);
    }
}
