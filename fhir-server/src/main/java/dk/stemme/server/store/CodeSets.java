package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The codes behind {@code code:in=<value set>} and {@code code:below=<system>|<code>}, from the value sets and code systems
 * stored here: what they list, not what a terminology server would compute.
 */
record CodeSets(JdbcClient jdbc) {
    private static final int MOST = 10_000;

    /** {@code system|code} of everything in these value sets. */
    Stream<String> in(List<String> valueSets) {
        Set<String> codes = new LinkedHashSet<>();
        for (String url : valueSets) addSet(url, codes, new HashSet<>());
        return codes.stream();
    }

    /** The code itself and all that stand under it. */
    Stream<String> below(List<String> codes) {
        return codes.stream().flatMap(each -> family(each, true));
    }

    /** The code itself and all above it. */
    Stream<String> above(List<String> codes) {
        return codes.stream().flatMap(each -> family(each, false));
    }

    private void addSet(String canonical, Set<String> codes, Set<String> seen) {
        if (!seen.add(canonical)) return;
        JsonNode set = definition("ValueSet", canonical);
        if (set.has("expansion")) addExpansion(set.at("/expansion/contains"), codes);
        else for (JsonNode include : set.at("/compose/include")) addInclude(include, codes, seen);
        for (JsonNode exclude : set.at("/compose/exclude")) {
            Set<String> out = new LinkedHashSet<>();
            addInclude(exclude, out, seen);
            codes.removeAll(out);
        }
        if (codes.size() > MOST) throw tooCostly(canonical);
    }

    private void addExpansion(JsonNode contains, Set<String> codes) {
        for (JsonNode each : contains) {
            codes.add(each.path("system").asText() + "|" + each.path("code").asText());
            addExpansion(each.path("contains"), codes);
        }
    }

    private void addInclude(JsonNode include, Set<String> codes, Set<String> seen) {
        String system = include.path("system").asText();
        if (include.has("filter"))
            throw Refusal.of(400, IssueType.NOTSUPPORTED, "", "The value set has filters; expand it beforehand.");
        for (JsonNode set : include.path("valueSet")) addSet(set.asText(), codes, seen);
        if (include.has("concept"))
            for (JsonNode each : include.path("concept"))
                codes.add(system + "|" + each.path("code").asText());
        else if (!system.isEmpty()) addConcepts(definition("CodeSystem", system).path("concept"), system, codes);
    }

    private void addConcepts(JsonNode concepts, String system, Set<String> codes) {
        for (JsonNode each : concepts) {
            codes.add(system + "|" + each.path("code").asText());
            addConcepts(each.path("concept"), system, codes);
        }
    }

    private Stream<String> family(String token, boolean below) {
        int bar = token.indexOf('|');
        if (bar < 1) throw Refusal.of(400, IssueType.INVALID, "", "Write system|code, not '" + token + "'.");
        String system = token.substring(0, bar);
        Set<String> codes = new LinkedHashSet<>(Set.of(token));
        collect(definition("CodeSystem", system).path("concept"), system, token, below, new ArrayList<>(), codes);
        return codes.stream();
    }

    /** Walks the tree with the line of ancestors, which is the answer for {@code :above}. */
    private void collect(
            JsonNode concepts, String system, String wanted, boolean below, List<String> line, Set<String> codes) {
        for (JsonNode each : concepts) {
            String token = system + "|" + each.path("code").asText();
            if (token.equals(wanted) && below) addConcepts(each.path("concept"), system, codes);
            else if (token.equals(wanted)) codes.addAll(line);
            line.add(token);
            collect(each.path("concept"), system, wanted, below, line, codes);
            line.remove(line.size() - 1);
        }
    }

    private JsonNode definition(String type, String canonical) {
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        List<Long> keys = new ArrayList<>(List.of(Keys.of(type, "url", url)));
        if (bar >= 0) keys.add(Keys.of(type, "version", canonical.substring(bar + 1)));
        return jdbc.sql("select body from resource r where r.type = ? and r.keys @> ? and not r.deleted"
                        + " order by r.updated desc limit 1")
                .params(type, keys.toArray(Long[]::new))
                .query(String.class)
                .optional()
                .map(Json::read)
                .orElseThrow(() ->
                        Refusal.of(400, IssueType.NOTFOUND, "", "There is no " + type + " '" + canonical + "' here."));
    }

    private static Refusal tooCostly(String canonical) {
        return Refusal.of(
                400, IssueType.TOOCOSTLY, "", "The value set " + canonical + " has more than " + MOST + " codes.");
    }
}
