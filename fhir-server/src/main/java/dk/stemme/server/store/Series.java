package dk.stemme.server.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the database itself tells of the Observations that a search finds: the newest of each kind, and statistics. */
@Component
public class Series {
    private static final int SECONDS = 10;
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Search search;

    Series(JdbcClient jdbc, Search search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /** Of one kind are those with the same first coding; without one, the same text. */
    private static final String KIND =
            "coalesce(b.body #>> '{code,coding,0,system}' || '|' || (b.body #>> '{code,coding,0,code}'), "
                    + "b.body #>> '{code,coding,0,code}', b.body #>> '{code,text}')";

    /**
     * The newest of each kind, by kind and then the newest first; a thousand at most.
     *
     * @param unknown takes the parameters that are not known
     * @throws Refusal 400 with what is wrong in the query
     */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<Stored> newest(
            Map<String, List<String>> query, int ofEach, Predicate<String> mayRead, Consumer<String> unknown) {
        Clause found = search.rows("Observation", query, mayRead, unknown);
        return jdbc.sql("select " + Rows.COLUMNS + " from (select r.*, " + KIND
                        + " kind, row_number() over (partition by "
                        + KIND + " order by r.starts desc, r.updated desc, r.id desc) place from " + found.sql()
                        + " cross join lateral (select r.body::jsonb body) b) r where place <= ?"
                        + " order by kind, place limit " + MOST)
                .params(found.args())
                .param(ofEach)
                .query(Rows::stored)
                .list();
    }

    /**
     * Statistics of some quantities.
     *
     * @param total how many Observations there are, with a value or without
     * @param count how many have one
     * @param units in which they are; of more than one, the rest says nothing
     * @param quantiles the 20th, 25th, 50th, 75th and 80th percentile, by linear interpolation; empty without values
     * @param first the earliest beginning, null when there are none
     */
    public record Summary(
            long total,
            long count,
            List<String> units,
            @Nullable BigDecimal average,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal variance,
            @Nullable BigDecimal deviation,
            List<BigDecimal> quantiles,
            @Nullable Instant first,
            @Nullable Instant last) {}

    private static final String SUMMARY = """
            select count(*), count(value), array_agg(distinct unit) filter (where unit is not null), avg(value),
              min(value), max(value), sum(value), var_samp(value), stddev_samp(value),
              percentile_cont(array[0.2, 0.25, 0.5, 0.75, 0.8]) within group (order by value::float8),
              min(starts), max(ends)
            from (
              select r.starts, r.ends, (b.body ->> 'value')::numeric as value,
                coalesce(b.body ->> 'code', b.body ->> 'unit') as unit
              from %s cross join lateral (select r.body::jsonb -> 'valueQuantity' as body) b) v""";

    /** @throws Refusal 400 with what is wrong in the query */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Summary summary(Map<String, List<String>> query) {
        Clause found = search.rows("Observation", query, other -> true, name -> {});
        return jdbc.sql(SUMMARY.formatted(found.sql()))
                .params(found.args())
                .query((row, number) -> summary(row))
                .single();
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getLong(1),
                row.getLong(2),
                list(row.getArray(3), String.class),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getBigDecimal(8),
                row.getBigDecimal(9),
                list(row.getArray(10), Double.class).stream()
                        .map(BigDecimal::valueOf)
                        .toList(),
                instant(row, 11),
                instant(row, 12));
    }

    private static <T> List<T> list(@Nullable Array array, Class<T> of) throws SQLException {
        if (array == null) return List.of();
        List<T> values = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) values.add(of.cast(each));
        return values;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
