package dk.stemme.server.quality;

import dk.stemme.scoring.Earlier;
import dk.stemme.server.store.Questions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same person's values before a response: the newest, and the first of the pathway (else the first ever). */
@Component
public class EarlierValues {
    /**
     * A response to look back from.
     *
     * @param patient bare Patient id
     * @param side only values of the same side count
     */
    public record Before(
            String response,
            String patient,
            @Nullable String side,
            @Nullable String pathway,
            Instant answered) {}

    private final JdbcClient jdbc;

    EarlierValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By response, for any number of them in one statement; a response that nothing went before is not in it.
     *
     * @param scores each as {@code code|version}
     */
    public Map<String, Earlier> of(List<Before> responses, Collection<String> scores) {
        Found found = new Found();
        jdbc.sql(SQL.formatted("""
                        unnest(:responses::text[], :patients::text[], :sides::text[], :pathways::text[],
                          :moments::timestamptz[])""", """
                        (select split_part(key, '|', 1), split_part(key, '|', 2) from unnest(:scores::text[]) key)"""))
                .param("responses", each(responses, Before::response))
                .param("patients", each(responses, Before::patient))
                .param("sides", each(responses, Before::side))
                .param("pathways", each(responses, Before::pathway))
                .param("moments", each(responses, before -> before.answered().toString()))
                .param("scores", scores.toArray(String[]::new))
                .query((row, number) -> (String[]) row.getArray(1).getArray())
                .list()
                .forEach(found::add);
        return found.earlier();
    }

    /** Asks the same for one response, fenced off so that no plan fits one person better than the plan for all. */
    Supplier<Earlier> of(Before before, List<String> scores, Questions questions) {
        if (scores.isEmpty()) return Earlier::none;
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                before.response,
                before.patient,
                before.side,
                before.pathway,
                before.answered.atOffset(ZoneOffset.UTC)));
        for (String score : scores) values.addAll(Arrays.asList(score.split("\\|", 2)));
        String sql = SQL.formatted(
                "(select * from (values (?, ?, ?, ?, ?::timestamptz)) v offset 0)",
                "(values " + String.join(",", Collections.nCopies(scores.size(), "(?, ?)")) + ")");
        return questions.add(sql, values, rows -> {
            Found found = new Found();
            rows.forEach(found::add);
            return found.earlier().getOrDefault(before.response, Earlier.none());
        });
    }

    /** What the rows of the answer say, by response. */
    private static final class Found {
        private final Map<String, Map<String, Double>> last = new HashMap<>();
        private final Map<String, Map<String, Double>> baseline = new HashMap<>();

        /** @param row response, score, the newest value and the first, either may be absent */
        void add(@Nullable String[] row) {
            if (row[2] != null) of(last, row[0]).put(row[1], Double.valueOf(row[2]));
            if (row[3] != null) of(baseline, row[0]).put(row[1], Double.valueOf(row[3]));
        }

        Map<String, Earlier> earlier() {
            Set<String> responses = new HashSet<>(last.keySet());
            responses.addAll(baseline.keySet());
            Map<String, Earlier> earlier = new HashMap<>();
            for (String response : responses)
                earlier.put(response, new Earlier(of(last, response), of(baseline, response)));
            return earlier;
        }

        private static Map<String, Double> of(Map<String, Map<String, Double>> values, String response) {
            return values.computeIfAbsent(response, any -> new HashMap<>());
        }
    }

    private static @Nullable String[] each(List<Before> responses, Function<Before, @Nullable String> what) {
        return responses.stream().map(what).toArray(String[]::new);
    }

    /**
     * Two steps along the index {@code fact_by_person} for each score. A comparison written as a number ({@code …::int < 1})
     * is one that the planner does not take for rare: else it would gather and sort all the person's values.
     */
    private static final String SQL = """
            select array[r.response, s.score || '|' || s.version, l.value::text, b.value::text]
            from %s r(response, patient, side, pathway, answered)
            cross join %s s(score, version)
            left join lateral (
              select f.value from fact f
              where f.patient = r.patient and f.score = s.score and f.definition_version = s.version
                and f.answered < r.answered and f.response <> r.response and f.value is not null
                and (f.side is distinct from r.side)::int < 1
              order by f.answered desc limit 1) l on true
            left join lateral (
              select f.value from fact f
              where f.patient = r.patient and f.score = s.score and f.definition_version = s.version
                and f.answered < r.answered and f.response <> r.response and f.value is not null
                and (f.side is distinct from r.side)::int < 1
                and (f.pathway is distinct from coalesce(r.pathway, f.pathway))::int < 1
              order by f.answered limit 1) b on true
            where l.value is not null or b.value is not null""";
}
