package dk.stemme.server.access.login;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the outside issuer's sign-ins and tokens say what we need, when it does not use our names. A name is a claim, or a
 * path into one: {@code realm_access.roles}.
 *
 * @param role the claim with the role; of a list the first that is known counts
 * @param roles the issuer's word for a role → ours
 * @param name the claim with the person's name
 * @param fhirUser the claim with the person's own resource
 * @param cpr the claim with the Danish person number of a patient; the Patient is looked up by it
 * @param patient the claim with references to the patient
 * @param sor the claim with SOR codes of units; each is looked up among the Locations
 * @param units the claim with references to units
 */
@ConfigurationProperties("stemme.claims")
record ClaimsProperties(
        @DefaultValue("role") String role,
        @DefaultValue Map<String, String> roles,
        @DefaultValue("name") String name,
        @DefaultValue("fhirUser") String fhirUser,
        @DefaultValue("") String cpr,
        @DefaultValue("patient") String patient,
        @DefaultValue("") String sor,
        @DefaultValue("units") String units) {}
