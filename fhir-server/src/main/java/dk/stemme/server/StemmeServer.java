package dk.stemme.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dk.stemme.server.access.audit.VerifyAudit;
import dk.stemme.server.store.LocalZone;
import dk.stemme.server.store.OwnAge;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service: FHIR API, portal, designer and, unless told otherwise, its own PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class StemmeServer {

    /** With {@code verify-audit} as the first argument it only checks the record of accesses, see {@link VerifyAudit}. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyAudit.COMMAND)) System.exit(VerifyAudit.run(args));
        SpringApplication.run(StemmeServer.class, args);
    }

    /** The one clock; its zone decides what a day and a month are, and when somebody is of age. */
    @Bean
    Clock clock(@Value("${stemme.zone}") ZoneId zone, @Value("${stemme.own-age}") int ownAge) {
        LocalZone.set(zone);
        OwnAge.set(ownAge);
        return Clock.system(zone);
    }

    /** The one FHIR context: costly to make (over a second of CPU), strict on what it does not know. */
    @Bean
    FhirContext fhirContext() {
        FhirContext context = FhirContext.forR4Cached();
        context.setParserErrorHandler(new StrictErrorHandler());
        return context;
    }
}
