package dk.stemme.server.access.consent;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.DateSpan;
import dk.stemme.server.store.Keys;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a RelatedPerson acts for a patient. The relationship must say so itself: custody (PARAUTH, dk-core's code for
 * forældremyndighedsindehaver), guardianship (GUARD of v3 RoleCode, værgemålsloven § 5) or power of attorney (POWATT,
 * DPOWATT, HPOWATT; fremtidsfuldmagtsloven § 1). To be a parent (MTH, FTH, PRN) is not to hold custody
 * (forældreansvarsloven § 7), so it gives nothing.
 *
 * @param keys by which a Patient is known to be the same human being: civil registration number, or Patient.link
 * @param adult whether it holds for an adult too
 */
record Proxy(String source, String patient, List<Long> keys, boolean adult, Instant starts, Instant ends) {
    private static final String DANISH = "http://hl7.dk/fhir/core/CodeSystem/dk-relatedperson-relationshipcodes";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final Set<String> ADULT =
            Set.of(HL7 + "|GUARD", HL7 + "|POWATT", HL7 + "|DPOWATT", HL7 + "|HPOWATT");
    private static final Set<String> CHILD = Set.of(DANISH + "|PARAUTH", HL7 + "|GUARD");
    /** CPR and replacement CPR. */
    private static final List<String> NUMBERS =
            List.of("urn:oid:1.2.208.176.1.2", "urn:oid:1.2.208.176.1.6.1.1", "urn:oid:1.2.208.176.1.6.1.3");

    private static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Null when the RelatedPerson acts for nobody. */
    static @Nullable Proxy of(Stored stored) {
        JsonNode json = stored.json();
        List<String> codes = codes(json);
        boolean adult = codes.stream().anyMatch(ADULT::contains);
        boolean acts = adult || codes.stream().anyMatch(CHILD::contains);
        if (!acts || stored.patient() == null || !json.path("active").asBoolean(true)) return null;
        DateSpan period = DateSpan.of(json.path("period"));
        return new Proxy(
                stored.id(),
                stored.patient(),
                keys(stored),
                adult,
                period == null ? ALWAYS : period.starts(),
                period == null ? FOREVER : period.ends());
    }

    private static List<String> codes(JsonNode relative) {
        List<String> codes = new ArrayList<>();
        for (JsonNode relationship : relative.path("relationship"))
            for (JsonNode coding : relationship.path("coding"))
                codes.add(coding.path("system").asText() + "|"
                        + coding.path("code").asText());
        return codes;
    }

    private static List<Long> keys(Stored relative) {
        List<Long> keys = new ArrayList<>();
        keys.add(Keys.of("Patient", "link", relative.reference()));
        for (JsonNode identifier : relative.json().path("identifier")) {
            String system = identifier.path("system").asText();
            if (NUMBERS.contains(system))
                keys.add(Keys.of(
                        "Patient",
                        "identifier",
                        system + "|" + identifier.path("value").asText()));
        }
        return keys;
    }
}
