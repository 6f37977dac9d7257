package dk.stemme.server.access.smart;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address people and systems know this server by: that of the settings, else that of the request. */
@Component
class OwnAddress {
    private final String configured;

    OwnAddress(@Value("${stemme.url:}") String configured) {
        this.configured = configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
    }

    /** Of the settings; empty when they say nothing. */
    String configured() {
        return configured;
    }

    /** The issuer of our tokens, without a slash at its end. */
    String base() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : configured;
    }

    /** The FHIR base: what our tokens are good for. */
    String fhir() {
        return base() + "/fhir";
    }
}
