package dk.stemme.server.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that lies in one patient's compartment, page by page in the order of type and id, the Patient first. */
@Component
public class PatientRecord {
    private static final String NOTHING = "";

    /**
     * What is asked for.
     *
     * @param patient bare id
     * @param types what may be in it
     * @param since only what was written since, null for all
     * @param start only what its own date does not put before this day, null for all
     * @param end only what its own date does not put after this day, null for all
     */
    public record Wanted(
            String patient,
            List<String> types,
            @Nullable Instant since,
            @Nullable String start,
            @Nullable String end,
            int count) {}

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PageToken tokens;

    PatientRecord(JdbcClient jdbc, Rows rows, PageToken tokens) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tokens = tokens;
    }

    /** One page; what comes after it is the sealed place of its last resource, null when there is no more. */
    public record Part(List<Stored> resources, @Nullable String next) {}

    /**
     * @param page the {@code next} of the page before, null for the first
     * @throws Refusal 400 for a date or a page that is none
     */
    @Transactional(readOnly = true)
    public Part part(Wanted wanted, @Nullable String page) {
        if (wanted.types().isEmpty()) return new Part(List.of(), null);
        wanted.types().forEach(rows::flush);
        String[] after = page == null ? new String[] {NOTHING, NOTHING} : place(wanted, tokens.open(page));
        Clause where = where(wanted);
        List<Stored> found = jdbc.sql("select " + Rows.COLUMNS + " from resource r where " + where.sql()
                        + " and (r.type <> 'Patient', r.type, r.id) > (?, ?, ?)"
                        + " order by r.type <> 'Patient', r.type, r.id limit ?")
                .params(where.args())
                .params(!after[0].equals("Patient") && !after[0].isEmpty(), after[0], after[1], wanted.count() + 1)
                .query(Rows::stored)
                .list();
        if (found.size() <= wanted.count()) return new Part(found, null);
        Stored last = found.get(wanted.count() - 1);
        return new Part(
                found.subList(0, wanted.count()), tokens.seal(wanted.patient() + "/" + last.type() + "/" + last.id()));
    }

    private static String[] place(Wanted wanted, String opened) {
        String[] place = opened.split("/");
        if (place.length == 3 && place[0].equals(wanted.patient())) return new String[] {place[1], place[2]};
        throw Refusal.of(400, IssueType.INVALID, "", "The page link belongs to something else.");
    }

    private static Clause where(Wanted wanted) {
        Reach reach = Reach.current();
        List<Clause> reached = new ArrayList<>();
        for (String type : wanted.types())
            reached.add(Clause.join("and", List.of(Clause.of("r.type = ?", type), reach.narrow(type))));
        List<Clause> all = new ArrayList<>();
        all.add(Clause.of("r.patient = ?", wanted.patient()));
        all.add(Clause.of("not r.deleted"));
        all.add(Clause.join("or", reached));
        if (wanted.since() != null)
            all.add(Clause.of("r.updated >= ?", wanted.since().atOffset(ZoneOffset.UTC)));
        if (wanted.start() != null)
            all.add(Clause.of(
                    "(r.starts = '-infinity' or r.type = 'Patient' or r.ends > ?)",
                    day("start", wanted.start()).starts().atOffset(ZoneOffset.UTC)));
        if (wanted.end() != null)
            all.add(Clause.of(
                    "(r.starts = '-infinity' or r.type = 'Patient' or r.starts < ?)",
                    day("end", wanted.end()).ends().atOffset(ZoneOffset.UTC)));
        return Clause.join("and", all);
    }

    private static DateSpan day(String parameter, String text) {
        try {
            return DateSpan.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.of(
                    400, IssueType.INVALID, "", "The parameter " + parameter + " must be a day such as 2026-01-31.");
        }
    }
}
