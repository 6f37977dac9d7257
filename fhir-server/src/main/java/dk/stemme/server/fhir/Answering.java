package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.Stored;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
        if (minimal(request)) return body(response, answer.status(), "");
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
        boolean written = request.getRequestType() != ca.uhn.fhir.rest.api.RequestTypeEnum.GET;
        if (written)
            response.setHeader(
                    "Location",
                    request.getFhirServerBase() + "/" + stored.reference() + "/_history/" + stored.version());
    }

    private static boolean minimal(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains("return=minimal");
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
