package dk.stemme.server.quality;

import dk.stemme.indicators.Moments;
import dk.stemme.indicators.Proportion;
import dk.stemme.server.quality.Told.Cell;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What has been told, in rows. */
@Component
class ToldTable {
    private static final int AT_ONCE = 1000;

    private record Key(String measure, LocalDate month) {
        static Key of(Family family) {
            return new Key(family.indicator().definition().key(), family.first());
        }

        static Key of(ResultSet row, int number) throws SQLException {
            return new Key(row.getString(1), row.getObject(2, LocalDate.class));
        }
    }

    private record OwnRow(Key key, String unit, Figures figures) {}

    private record CellRow(Key key, String unit, Cell cell) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ToldTable(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Map<Family, Told> load(Collection<Family> families) {
        Tally<Key, Figures> own = Tally.read(asking(SELECT_TOLD, families), Key::of, 3, ToldTable::figures);
        Tally<Key, Cell> cells = Tally.read(asking(SELECT_STATE, families), Key::of, 3, ToldTable::cell);
        Map<Family, Told> told = new HashMap<>();
        for (Family family : families) told.put(family, new Told(own.of(Key.of(family)), cells.of(Key.of(family))));
        return told;
    }

    /** Puts this in the place of all that was told of these families. */
    void save(Map<Family, Told> families) {
        List<OwnRow> own = new ArrayList<>();
        List<CellRow> cells = new ArrayList<>();
        families.forEach((family, told) -> {
            Key key = Key.of(family);
            told.own().forEach((unit, each) -> own.add(new OwnRow(key, unit, each)));
            told.cells().forEach((unit, cell) -> cells.add(new CellRow(key, unit, cell)));
        });
        for (String table : List.of("aggregate_told", "aggregate_state"))
            asking("delete from " + table + ASKED, families.keySet()).update();
        template.batchUpdate(
                INSERT_TOLD, own, AT_ONCE, (statement, row) -> bind(statement, row.key, row.unit, row.figures));
        template.batchUpdate(INSERT_STATE, cells, AT_ONCE, (statement, row) -> {
            bind(statement, row.key, row.unit, row.cell.shown());
            statement.setBoolean(11, row.cell.withheld());
            statement.setBoolean(12, row.cell.responses());
            statement.setBoolean(13, row.cell.closed());
        });
    }

    /** The aggregates that were written while their month was open, of months that are over by now. */
    List<MeasureMonth> unclosed(LocalDate thisMonth) {
        return jdbc.sql("select distinct measure, month from aggregate_state where not closed and month < ?")
                .param(thisMonth)
                .query((row, number) -> new MeasureMonth(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** A measure as {@code id|version}, in a month. */
    record MeasureMonth(String measure, LocalDate month) {}

    private StatementSpec asking(String sql, Collection<Family> families) {
        return jdbc.sql(sql)
                .param(
                        "measures",
                        families.stream().map(family -> Key.of(family).measure).toArray(String[]::new))
                .param(
                        "months",
                        families.stream()
                                .map(family -> family.first().toString())
                                .toArray(String[]::new));
    }

    private static final String FIGURES = "scored, total, squares, respondents, responded, invited, events";
    private static final String ASKED =
            " where (measure, month) in (select * from unnest(:measures::text[], :months::date[]))";
    private static final String SELECT_TOLD =
            "select measure, month, unit, " + FIGURES + " from aggregate_told" + ASKED;
    private static final String SELECT_STATE =
            "select measure, month, unit, " + FIGURES + ", withheld, responses, closed from aggregate_state" + ASKED;
    private static final String INSERT_TOLD =
            "insert into aggregate_told (measure, month, unit, " + FIGURES + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_STATE = "insert into aggregate_state (measure, month, unit, " + FIGURES
            + ", withheld, responses, closed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static Cell cell(ResultSet row, int number) throws SQLException {
        boolean shown = row.getObject(4) != null;
        return new Cell(
                row.getBoolean(11), row.getBoolean(12), row.getBoolean(13), shown ? figures(row, number) : null);
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        long scored = row.getLong(4);
        return new Figures(
                new Moments(scored, row.getBigDecimal(5), row.getBigDecimal(6)),
                new Proportion(scored, row.getLong(7)),
                new Proportion(row.getLong(8), row.getLong(9)),
                row.getLong(10));
    }

    private static void bind(PreparedStatement statement, Key key, String unit, @Nullable Figures figures)
            throws SQLException {
        statement.setString(1, key.measure);
        statement.setObject(2, key.month);
        statement.setString(3, unit);
        if (figures == null) {
            for (int column = 4; column <= 10; column++)
                statement.setNull(column, column == 5 || column == 6 ? Types.NUMERIC : Types.BIGINT);
            return;
        }
        statement.setLong(4, figures.scores().n());
        statement.setBigDecimal(5, figures.scores().sum());
        statement.setBigDecimal(6, figures.scores().sumOfSquares());
        statement.setLong(7, figures.completeness().denominator());
        statement.setLong(8, figures.responses().numerator());
        statement.setLong(9, figures.responses().denominator());
        statement.setLong(10, figures.events());
    }
}
