package dk.stemme.server.access.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request in one line, without what tells on a person: CPR numbers and their like, names, birthdays. */
final class Masked {
    /** Ten digits with or without a hyphen (CPR), or six digits and four signs (replacement CPR); not within a UUID. */
    private static final Pattern PERSON_NUMBER = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|(?<!\\d)\\d{6}[- ]?\\d{4}(?!\\d)|(?<!\\w)\\d{6}[- ]?[0-9A-Z]{4}(?!\\w)");

    private static final Set<String> PERSONAL =
            Set.of("name", "family", "given", "birthdate", "phone", "email", "telecom", "address", "phonetic");

    private Masked() {}

    static String text(String text) {
        return PERSON_NUMBER.matcher(text).replaceAll(found -> found.group(1) == null ? "**********" : found.group(1));
    }

    /** {@code GET Patient?identifier=urn:oid:1.2.208.176.1.2|**********} */
    static String request(RequestDetails request) {
        return line(request.getRequestType() + " " + request.getRequestPath(), request.getParameters());
    }

    static String line(String path, Map<String, String[]> parameters) {
        StringBuilder line = new StringBuilder(path);
        char separator = '?';
        for (var parameter : new TreeMap<>(parameters).entrySet()) {
            for (String value : parameter.getValue()) {
                line.append(separator).append(parameter.getKey()).append('=');
                line.append(personal(parameter.getKey()) ? "*" : value);
                separator = '&';
            }
        }
        return text(line.toString());
    }

    /** Also behind a chain or with a modifier: {@code subject:Patient.name:exact}. */
    private static boolean personal(String parameter) {
        String last = parameter.substring(parameter.lastIndexOf('.') + 1).split(":", 2)[0];
        return PERSONAL.contains(last) || last.startsWith("address");
    }
}
