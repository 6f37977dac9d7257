package dk.stemme.server.fhir;

import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Stored;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conditional create and update (R4 http, 3.1.0.8.1 and 3.1.0.4.3): which resource does the condition mean? */
@Component
class Conditions {
    private final Search search;
    private final JdbcClient jdbc;
    private final Permission permission;

    Conditions(Search search, JdbcClient jdbc, Permission permission) {
        this.permission = permission;
        this.search = search;
        this.jdbc = jdbc;
    }

    /** The one match, or null; calls with the same condition wait for each other until their transactions end. */
    @Nullable
    Stored match(String type, String condition) {
        permission.check(type, "search");
        Map<String, List<String>> query = Queries.of(condition);
        if (query.isEmpty())
            throw Refusal.of(
                    400, IssueType.INVALID, "", "The condition '" + condition + "' names no search parameter.");
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(type + "?" + condition)
                .query((row, number) -> 1)
                .single();
        Page page = search.page(type, query, true);
        if (page.matches().size() > 1)
            throw Refusal.of(412, IssueType.MULTIPLEMATCHES, "", "More than one " + type + " matches the condition.");
        return page.matches().isEmpty() ? null : page.matches().get(0);
    }

    /** The id that a conditional update writes to, null for a new one. */
    @Nullable
    String target(String type, @Nullable String condition) {
        if (condition == null)
            throw Refusal.of(400, IssueType.REQUIRED, "", "A PUT needs an id in its URL, or a search condition.");
        Stored match = match(type, condition);
        return match == null ? null : match.id();
    }
}
