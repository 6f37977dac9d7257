package dk.stemme.server.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.util.XmlUtil;
import dk.stemme.server.store.Refusal;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Refuses XML that would exhaust memory or stack once it is read: what {@link NumberGuard} refuses of JSON, and elements
 * nested without end; and all that is not UTF-8, as FHIR demands (R4 json and xml), since nobody would look through it.
 */
@Interceptor(order = -50)
@Component
class XmlGuard {
    /** As deep as JSON may be. */
    private static final int DEEPEST = 1000;

    private static final QName VALUE = new QName("value");
    private static final Pattern HUGE = Pattern.compile("\\s*[-+]?[0-9.]+[eE][-+]?[0-9]{3,}\\s*");
    private static final Pattern OTHER = Pattern.compile("charset\\s*=\\s*\"?(?!utf-?8|us-ascii)");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.GET) return;
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null) return;
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (OTHER.matcher(type).find())
            throw Refusal.of(415, IssueType.NOTSUPPORTED, "", "FHIR is written in UTF-8, not in another charset.");
        if (encoding == EncodingEnum.XML) check(new String(request.loadRequestContents(), StandardCharsets.UTF_8));
    }

    static void check(String xml) {
        try {
            XMLEventReader events = XmlUtil.createXmlReader(new StringReader(xml));
            int depth = 0;
            while (events.hasNext()) {
                XMLEvent event = events.nextEvent();
                if (event.isEndElement()) depth--;
                if (!event.isStartElement()) continue;
                if (++depth > DEEPEST)
                    throw Refusal.of(400, IssueType.STRUCTURE, "", "The elements are nested more than 1,000 deep.");
                var value = event.asStartElement().getAttributeByName(VALUE);
                if (value != null && HUGE.matcher(value.getValue()).matches()) throw NumberGuard.refusal();
            }
        } catch (XMLStreamException e) {
            throw Refusal.of(400, IssueType.STRUCTURE, "", "The body is not well-formed XML: " + e.getMessage());
        }
    }
}
