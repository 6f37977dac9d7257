package dk.stemme.server.quality;

import dk.stemme.scoring.Earlier;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        Map<String, Found> found = new HashMap<>();
        jdbc.sql(SQL)
                .param("responses", each(responses, Before::response))
                .param("patients", each(responses, Before::patient))
                .param("sides", each(responses, Before::side))
                .param("pathways", each(responses, Before::pathway))
                .param("moments", each(responses, before -> before.answered().toString()))
                .param("scores", scores.toArray(String[]::new))
                .query(row -> {
                    Found of = found.computeIfAbsent(row.getString(1), response -> new Found());
                    if (row.getObject(3) != null) of.last.put(row.getString(2), row.getDouble(3));
                    if (row.getObject(4) != null) of.baseline.put(row.getString(2), row.getDouble(4));
                });
        Map<String, Earlier> earlier = new HashMap<>();
        found.forEach((response, values) -> earlier.put(response, new Earlier(values.last, values.baseline)));
        return earlier;
    }

    private record Found(Map<String, Double> last, Map<String, Double> baseline) {
        Found() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    private static @Nullable String[] each(List<Before> responses, Function<Before, @Nullable String> what) {
        return responses.stream().map(what).toArray(String[]::new);
    }

    private static final String SQL = """
            select r.response, s.key, l.value, b.value
            from unnest(:responses::text[], :patients::text[], :sides::text[], :pathways::text[],
                :moments::timestamptz[]) r(response, patient, side, pathway, answered)
            cross join (select split_part(key, '|', 1) score, split_part(key, '|', 2) version, key
              from unnest(:scores::text[]) key) s
            left join lateral (
              select f.value from fact f
              where f.patient = r.patient and f.score = s.score and f.definition_version = s.version
                and f.answered < r.answered and f.response <> r.response
                and f.value is not null and f.side is not distinct from r.side
              order by f.answered desc limit 1) l on true
            left join lateral (
              select f.value from fact f
              where f.patient = r.patient and f.score = s.score and f.definition_version = s.version
                and f.answered < r.answered and f.response <> r.response
                and f.value is not null and f.side is not distinct from r.side
                and (r.pathway is null or f.pathway = r.pathway)
              order by f.answered limit 1) b on true
            where l.value is not null or b.value is not null""";
}
