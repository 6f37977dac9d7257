package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** A server, and callers of every kind by tokens as it signs them itself. */
abstract class CallerTest extends ServerTest {
    @Autowired
    private JWKSource<SecurityContext> keys;

    @Autowired
    protected JdbcClient jdbc;

    /** @param id of the Patient they are */
    protected RequestSpecification patient(String id, String scope) {
        return as(patientClaims(id, scope));
    }

    protected RequestSpecification patient(String id) {
        return patient(id, "user/*.cruds");
    }

    /** @param id of the RelatedPerson they are */
    protected RequestSpecification relative(String id) {
        return as(relativeClaims(id));
    }

    protected RequestSpecification clinician(String id, String unit) {
        return clinician(id, unit, "user/*.cruds", Map.of());
    }

    /** @param launch what is in context */
    protected RequestSpecification clinician(String id, String unit, String scope, Map<String, String> launch) {
        return as(clinicianClaims(id, unit, scope, launch));
    }

    protected static Map<String, Object> patientClaims(String id, String scope) {
        return Map.of("role", "patient", "fhirUser", "Patient/" + id, "patient", "Patient/" + id, "scope", scope);
    }

    protected static Map<String, Object> relativeClaims(String id) {
        return Map.of("role", "patient", "fhirUser", "RelatedPerson/" + id, "scope", "user/*.cruds");
    }

    protected static Map<String, Object> clinicianClaims(
            String id, String unit, String scope, Map<String, String> launch) {
        return Map.of(
                "role",
                "clinician",
                "fhirUser",
                "Practitioner/" + id,
                "units",
                List.of("Location/" + unit),
                "scope",
                scope,
                "launch",
                launch);
    }

    protected RequestSpecification system(String scope, String purpose) {
        return as(Map.of("scope", scope, "purpose", purpose));
    }

    protected RequestSpecification as(Map<String, Object> claims) {
        return anybody().auth().oauth2(minted(claims));
    }

    protected String minted(Map<String, Object> claims) {
        Map<String, Object> all = new LinkedHashMap<>(claims);
        all.putIfAbsent("client_id", "test-app");
        String here = "http://localhost:" + port;
        JwtClaimsSet.Builder set = JwtClaimsSet.builder()
                .issuer(here)
                .audience(List.of(here + "/fhir"))
                .subject("somebody")
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(600))
                .id(UUID.randomUUID().toString());
        set.claims(map -> map.putAll(all));
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.ES256).type("at+jwt").build();
        String token = new NimbusJwtEncoder(keys)
                .encode(JwtEncoderParameters.from(header, set.build()))
                .getTokenValue();
        givenOut(token);
        return token;
    }

    /** As the authorization server remembers what it gave out. */
    private void givenOut(String token) {
        jdbc.sql("""
                insert into app_grant (id, client, subject, kind, scopes, details, ends)
                values ('test', 'test-app', 'somebody', 'authorization_code', '{}', '{}', now() + interval '1 hour')
                on conflict do nothing""").update();
        jdbc.sql("""
                insert into app_token (hash, grant_id, kind, issued, expires, ended, claims)
                values (sha256(?::bytea), 'test', 'access', now(), now() + interval '1 hour', false, '{}')""").param(token.getBytes(StandardCharsets.US_ASCII)).update();
    }

    protected void person(String id, int age) {
        LocalDate born = LocalDate.now().minusYears(age).minusDays(1);
        put("""
                {"resourceType":"Patient","id":"%s","birthDate":"%s"}""".formatted(id, born));
    }

    /** As the gates of Location and EpisodeOfCare leave it. */
    protected void treated(String patient, String unit) {
        jdbc.sql("insert into unit_ancestor (unit, ancestor) values (?, ?) on conflict do nothing")
                .params(unit, unit)
                .update();
        jdbc.sql("insert into treatment (source, patient, unit, open) values (?, ?, ?, true) on conflict do nothing")
                .params("EpisodeOfCare/" + patient + "-" + unit, patient, unit)
                .update();
    }

    /** A survey's result, id {@code <patient>-survey}, and a laboratory's, {@code <patient>-laboratory}. */
    protected void observations(String patient) {
        for (String category : List.of("survey", "laboratory")) put("""
                    {"resourceType":"Observation","id":"%1$s-%2$s","status":"final","code":{"text":"%2$s"},
                     "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"%2$s"}]}],
                     "subject":{"reference":"Patient/%1$s"},"valueString":"x"}""".formatted(patient, category));
    }

    protected void put(String json) {
        var resource = Json.read(json);
        String path = "/" + resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        var response = ehr().body(json).put(path);
        if (response.statusCode() > 201) throw new AssertionError(response.asString());
    }

    /** What the columns of the golden tables stand for. */
    protected static final String KINDS = """
            # patient       ane, by a token with user/*.cruds
            # app           the same by patient/*.rs
            # relative      a RelatedPerson of ane who is only asked
            # child         kid, a patient of 8, by user/*.cruds
            # custody       a RelatedPerson who holds custody of kid
            # clinician     of the ward that treats ane, by user/*.cruds
            # ehr-app       the same by patient/Observation.rs?category=survey, with ane in context
            # feed          a system with system/Observation.rs
            """;

    /** A token for every kind of caller; ane, kid and the others have ids that begin with {@code prefix}. */
    protected Map<String, String> kinds(String prefix) {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("anonymous", "");
        callers.put("patient", minted(patientClaims(prefix + "-ane", "user/*.cruds")));
        callers.put("app", minted(patientClaims(prefix + "-ane", "patient/*.rs")));
        callers.put("relative", minted(relativeClaims(prefix + "-kin")));
        callers.put("child", minted(patientClaims(prefix + "-kid", "user/*.cruds")));
        callers.put("custody", minted(relativeClaims(prefix + "-mother")));
        String doctor = prefix + "-doctor";
        String ward = prefix + "-ward";
        callers.put("clinician", minted(clinicianClaims(doctor, ward, "user/*.cruds", Map.of())));
        Map<String, String> launch = Map.of("patient", prefix + "-ane");
        callers.put("ehr-app", minted(clinicianClaims(doctor, ward, "patient/Observation.rs?category=survey", launch)));
        for (Role role : List.of(Role.QUALITY, Role.AUTHOR, Role.ADMINISTRATOR))
            callers.put(
                    role.code(),
                    minted(Map.of("role", role.code(), "fhirUser", "Practitioner/" + prefix, "scope", "user/*.cruds")));
        callers.put("system", minted(Map.of("scope", "system/*.cruds")));
        callers.put("feed", minted(Map.of("scope", "system/Observation.rs")));
        return callers;
    }

    /** One line of a golden table. */
    protected static void line(StringBuilder table, String row, List<String> cells) {
        StringBuilder line = new StringBuilder("%-40s".formatted(row));
        cells.forEach(cell -> line.append("%-14s".formatted(cell)));
        table.append(line.toString().stripTrailing()).append('\n');
    }

    /** Holds what was found against the golden table; to write that anew: {@code -Dstemme.golden=write}. */
    protected static void golden(String name, String found) throws IOException {
        Path golden = Path.of("src/test/resources/dk/stemme/server/access", name);
        if ("write".equals(System.getProperty("stemme.golden"))) Files.writeString(golden, found);
        assertThat(found.lines().toList())
                .containsExactlyElementsOf(Files.readAllLines(golden, StandardCharsets.UTF_8));
    }
}
