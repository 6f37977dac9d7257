package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fetches what a page of matches refers to, and what refers to it, within the caller's reach and bounds. */
final class Includes {
    private static final int MOST = 1000;
    private static final int ROUNDS = 5;

    private final JdbcClient jdbc;
    private final Predicate<String> mayRead;
    private final Map<String, Stored> seen = new HashMap<>();
    private final Map<String, Stored> found = new LinkedHashMap<>();

    Includes(JdbcClient jdbc, Predicate<String> mayRead) {
        this.jdbc = jdbc;
        this.mayRead = mayRead;
    }

    /** @throws Refusal 400 when it is more than a client can have meant */
    List<Stored> of(List<Stored> matches, List<Include> wanted) {
        matches.forEach(match -> seen.put(match.reference(), match));
        List<Stored> news = matches;
        for (int round = 0; round < ROUNDS && !news.isEmpty(); round++) {
            List<Stored> from = news;
            List<Include> now = round == 0
                    ? wanted
                    : wanted.stream().filter(Include::iterate).toList();
            news = now.stream()
                    .flatMap(include -> follow(include, from).stream())
                    .filter(this::isNew)
                    .toList();
        }
        return List.copyOf(found.values());
    }

    private boolean isNew(Stored stored) {
        if (seen.putIfAbsent(stored.reference(), stored) != null) return false;
        found.put(stored.reference(), stored);
        if (found.size() <= MOST) return true;
        throw tooCostly();
    }

    private List<Stored> follow(Include include, List<Stored> from) {
        if (!include.reverse()) return forward(include, from);
        return mayRead.test(include.source()) ? backward(include, from) : List.of();
    }

    private List<Stored> forward(Include include, List<Stored> from) {
        Set<String> references = new LinkedHashSet<>();
        Set<String> canonicals = new LinkedHashSet<>();
        for (Stored each : from) {
            if (!each.type().equals(include.source())) continue;
            JsonNode json = each.json();
            for (SearchParameter parameter : include.parameters())
                for (ElementPath path : parameter.paths())
                    path.walk(json, node -> {
                        if (parameter.kind() == Kind.CANONICAL) canonicals.add(node.asText());
                        else references.add(node.path("reference").asText());
                    });
        }
        return Stream.concat(referred(references, include), named(canonicals, include))
                .toList();
    }

    private Stream<Stored> referred(Set<String> references, Include include) {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        for (String reference : references) {
            String[] parts = IndexEntry.localPart(reference).split("/");
            if (parts.length == 2 && SearchTable.get().serves(parts[0]) && readable(parts[0], include))
                byType.computeIfAbsent(parts[0], type -> new ArrayList<>()).add(parts[1]);
        }
        return byType.entrySet().stream()
                .flatMap(each ->
                        select(each.getKey(), Clause.of("r.id = any(?)", (Object) texts(each.getValue()))).stream());
    }

    /** What a canonical names: of all types, with the version where it says one. */
    private Stream<Stored> named(Set<String> canonicals, Include include) {
        if (canonicals.isEmpty()) return Stream.empty();
        return SearchTable.get().types().stream()
                .filter(type -> SearchTable.get().find(type, "url") != null && readable(type, include))
                .flatMap(type -> select(type, SearchCompiler.keyed(url(type), urls(canonicals))).stream())
                .filter(stored -> isMeant(stored, canonicals));
    }

    private static SearchParameter url(String type) {
        return java.util.Objects.requireNonNull(SearchTable.get().find(type, "url"));
    }

    private static Stream<String> urls(Set<String> canonicals) {
        return canonicals.stream().map(canonical -> canonical.split("\\|")[0]);
    }

    private static boolean isMeant(Stored stored, Set<String> canonicals) {
        JsonNode json = stored.json();
        String url = json.path("url").asText();
        return canonicals.contains(url)
                || canonicals.contains(url + "|" + json.path("version").asText());
    }

    private List<Stored> backward(Include include, List<Stored> from) {
        List<Clause> either = new ArrayList<>();
        for (SearchParameter parameter : include.parameters()) {
            List<String> names = from.stream()
                    .filter(each -> include.wants(each.type()))
                    .map(each -> parameter.kind() == Kind.CANONICAL ? canonical(each) : each.reference())
                    .toList();
            if (!names.isEmpty()) either.add(SearchCompiler.referring(parameter, names));
        }
        return either.isEmpty() ? List.of() : select(include.source(), Clause.join("or", either));
    }

    private static String canonical(Stored stored) {
        JsonNode json = stored.json();
        String url = json.path("url").asText("-");
        return json.has("version") ? url + "|" + json.path("version").asText() : url;
    }

    private boolean readable(String type, Include include) {
        return include.wants(type) && mayRead.test(type);
    }

    private List<Stored> select(String type, Clause where) {
        Clause all = Clause.all(List.of(
                Clause.of("r.type = ?", type),
                Clause.of("not r.deleted"),
                where,
                Reach.current().narrow(type)));
        List<Stored> rows = jdbc.sql(
                        "select " + Rows.COLUMNS + " from resource r where " + all.sql() + " limit " + (MOST + 1))
                .params(all.args())
                .query(Rows::stored)
                .list();
        if (rows.size() > MOST) throw tooCostly();
        return rows;
    }

    private static String[] texts(Collection<String> all) {
        return all.toArray(String[]::new);
    }

    private static Refusal tooCostly() {
        return Refusal.of(
                400,
                IssueType.TOOCOSTLY,
                "",
                "More than " + MOST + " resources would be included. Ask with a smaller _count, or for fewer.");
    }
}
