package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL with the arguments of its question marks. */
record Clause(String sql, List<Object> args) {
    static final Clause TRUE = new Clause("true", List.of());
    static final Clause FALSE = new Clause("false", List.of());

    static Clause of(String sql, Object... args) {
        return new Clause(sql, List.of(args));
    }

    /** The clauses between {@code operator}s, in brackets. */
    static Clause join(String operator, List<Clause> clauses) {
        List<Object> args = new ArrayList<>();
        clauses.forEach(clause -> args.addAll(clause.args));
        String sql = String.join(
                " " + operator + " ", clauses.stream().map(Clause::sql).toList());
        return new Clause("(" + sql + ")", args);
    }
}
