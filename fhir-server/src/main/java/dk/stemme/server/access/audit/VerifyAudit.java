package dk.stemme.server.access.audit;

import dk.stemme.server.access.purpose.PersonKeys;
import dk.stemme.server.store.DatabaseConfiguration;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The command {@code java -jar stemme.jar verify-audit [2026-11-21]}: checks the record of accesses from that day on, or
 * all of it, in the same surroundings as the server. It prints the root of every day that is over, then what is wrong
 * with which day and event, and ends with 0 when nothing is, else with 1. With the embedded database the server must be
 * stopped meanwhile.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@Import({DatabaseConfiguration.class, PersonKeys.class, Seals.class, Verification.class})
public class VerifyAudit {
    public static final String COMMAND = "verify-audit";

    public static int run(String[] args) {
        var application = new SpringApplicationBuilder(VerifyAudit.class).web(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            return tell(context.getBean(Verification.class), from(args), System.out);
        }
    }

    static int tell(Verification verification, @Nullable LocalDate from, PrintStream out) {
        List<String> breaches = verification.breaches(from, out::println);
        breaches.forEach(out::println);
        out.println(
                breaches.isEmpty() ? "The record of accesses is as it was sealed." : breaches.size() + " breaches.");
        return breaches.isEmpty() ? 0 : 1;
    }

    private static @Nullable LocalDate from(String[] args) {
        return args.length > 1 && !args[1].startsWith("--") ? LocalDate.parse(args[1]) : null;
    }
}
