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
    Stored match(String type, @Nullable String condition) {
        permission.check(type, "search");
        if (condition == null)
            throw Refusal.of(400, IssueType.REQUIRED, "", "Name an id in the URL, or a search condition.");
        Map<String, List<String>> query = Queries.of(condition);
        if (query.isEmpty())
            throw Refusal.of(
                    400, IssueType.INVALID, "", "The condition '" + condition + "' names no search parameter.");
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(type + "?" + condition)
                .query((row, number) -> 1)
                .single();
        Page page = search.page(type, query, true, other -> permission.allows(other, "search"));
        if (page.matches().size() > 1)
            throw Refusal.of(412, IssueType.MULTIPLEMATCHES, "", "More than one " + type + " matches the condition.");
        return page.matches().isEmpty() ? null : page.matches().get(0);
    }

    /** The one match. */
    Stored only(String type, @Nullable String condition) {
        Stored match = match(type, condition);
        if (match != null) return match;
        throw Refusal.of(404, IssueType.NOTFOUND, "", "No " + type + " matches the condition.");
    }

    /** What a conditional reference in a transaction means: it must be exactly one. */
    Stored referred(String type, String reference) {
        Stored match = match(type, reference);
        if (match != null) return match;
        throw Refusal.of(412, IssueType.NOTFOUND, "", "Nothing matches a conditional reference to " + type + ".");
    }

    /**
     * The id that a conditional update writes to (R4 http 3.1.0.4.3), null for a new one.
     *
     * @param own the id in the body, null when it has none
     */
    @Nullable
    String target(String type, @Nullable String condition, @Nullable String own) {
        Stored match = match(type, condition);
        if (match == null || own == null || own.equals(match.id())) return match == null ? own : match.id();
        throw Refusal.of(
                400,
                IssueType.INVALID,
                type + ".id",
                "The condition matches " + match.reference() + ", not " + own + ".");
    }
}
