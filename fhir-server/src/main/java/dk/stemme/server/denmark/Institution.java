package dk.stemme.server.denmark;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code stemme.institution}: who is responsible for the documents that leave this installation, where no unit
 * with a SOR number is known.
 *
 * @param sor SOR number; null when there is none
 * @param oid object identifier of its own, under which documents are numbered; null for one that is made
 * @param telephone null when it is not to be told, as street, postalCode and city
 */
@ConfigurationProperties("stemme.institution")
public record Institution(
        @Nullable String sor,
        @DefaultValue("Stemme") String name,
        @Nullable String oid,
        @Nullable String telephone,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city) {

    /** The same installation, speaking for one of its units. */
    public Institution unit(String number, String called) {
        return new Institution(number, called, oid, telephone, street, postalCode, city);
    }
}
