package dk.stemme.server.denmark.document;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * Names in FHIR are URIs, in CDA object identifiers. A URI without a registered one gets that of its UUID (ITU-T X.667,
 * arc 2.25; UUID version 3 of RFC 9562): always the same, and nobody else's.
 */
final class Oid {
    static final String LOINC = "2.16.840.1.113883.6.1";
    static final String ROLE_CODE = "2.16.840.1.113883.5.111";

    /** As registered with HL7 (terminology.hl7.org). */
    private static final Map<String, String> KNOWN = Map.of(
            "http://loinc.org", LOINC,
            "http://snomed.info/sct", "2.16.840.1.113883.6.96",
            "http://unitsofmeasure.org", "2.16.840.1.113883.6.8",
            "http://terminology.hl7.org/CodeSystem/v2-0136", "2.16.840.1.113883.12.136",
            "http://terminology.hl7.org/CodeSystem/v3-RoleCode", ROLE_CODE);

    private static final String PREFIX = "urn:oid:";

    private Oid() {}

    static String of(String uri) {
        if (uri.startsWith(PREFIX)) return uri.substring(PREFIX.length());
        String known = KNOWN.get(uri);
        return known != null ? known : "2.25." + number(UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the URI can be told from the object identifier alone. */
    static boolean tells(String uri) {
        return uri.startsWith(PREFIX) || KNOWN.containsKey(uri);
    }

    /** The URI again; {@code name} is what a document calls it. */
    static String uri(String oid, String name) {
        for (Map.Entry<String, String> known : KNOWN.entrySet())
            if (known.getValue().equals(oid)) return known.getKey();
        return !name.isEmpty() && of(name).equals(oid) ? name : PREFIX + oid;
    }

    private static BigInteger number(UUID uuid) {
        return new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    /**
     * A UUID of the form of version 4, which the profiles demand of documents (QFDD-DK 1.2, CONF-DK:14), made from a
     * name: the same document has the same one on every node, and a response can refer to a form nobody asked for.
     */
    static String document(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            hash[6] = (byte) (hash[6] & 0x0f | 0x40);
            hash[8] = (byte) (hash[8] & 0x3f | 0x80);
            String hex = HexFormat.of().formatHex(hash, 0, 16);
            return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the text is a UUID of version 4. */
    static boolean isDocument(String text) {
        return text.matches("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
