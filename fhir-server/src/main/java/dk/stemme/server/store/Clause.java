package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL with the arguments of its question marks.
 *
 * @param costly whether it reads the stored text: asked last, of the rows that all others leave
 */
record Clause(String sql, List<Object> args, boolean costly) {
    static final Clause TRUE = new Clause("true", List.of());
    static final Clause FALSE = new Clause("false", List.of());

    Clause(String sql, List<Object> args) {
        this(sql, args, false);
    }

    static Clause of(String sql, Object... args) {
        return new Clause(sql, List.of(args));
    }

    /** What lies in the compartments of these; of one alone it can be read in the order of its index. */
    static Clause ofPatients(String... patients) {
        if (patients.length == 1) return of("r.patient = ?", patients[0]);
        return of("r.patient = any(?)", (Object) patients);
    }

    /** The clauses between {@code operator}s, in brackets. */
    static Clause join(String operator, List<Clause> clauses) {
        List<Object> args = new ArrayList<>();
        clauses.forEach(clause -> args.addAll(clause.args));
        String sql = String.join(
                " " + operator + " ", clauses.stream().map(Clause::sql).toList());
        return new Clause("(" + sql + ")", args, clauses.stream().anyMatch(Clause::costly));
    }

    static Clause both(Clause one, Clause other) {
        if (one.equals(TRUE) || other.equals(FALSE)) return other;
        if (other.equals(TRUE) || one.equals(FALSE)) return one;
        return join("and", List.of(one, other));
    }

    /** At least one of them; none is false. */
    static Clause any(List<Clause> clauses) {
        if (clauses.contains(TRUE)) return TRUE;
        List<Clause> possible =
                clauses.stream().filter(clause -> !clause.equals(FALSE)).toList();
        return possible.isEmpty() ? FALSE : join("or", possible);
    }

    /** All of them; none is true. */
    static Clause all(List<Clause> clauses) {
        return clauses.isEmpty() ? TRUE : join("and", clauses);
    }

    Clause negated() {
        return new Clause("not " + sql, args, costly);
    }
}
