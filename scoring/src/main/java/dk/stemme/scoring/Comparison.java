package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two operands in a relation. */
record Comparison(Operand left, Relation relation, Operand right) implements Condition {

    @Override
    public boolean holds(ScoreSheet sheet, Answers answers, Earlier earlier) {
        Situation situation = new Situation(sheet, answers, earlier);
        return relation.between(left.in(situation), right.in(situation));
    }

    @Override
    public void check(Instrument instrument, String place) {
        left.check(instrument, place);
        right.check(instrument, place);
        Optional<Range> ours = left.range(instrument);
        Optional<Range> theirs = right.range(instrument);
        if (ours.isEmpty() || theirs.isEmpty() || !relation.isPossible(ours.get(), theirs.get()))
            throw new DefinitionException(place, this + " can never hold" + limits(instrument));
    }

    private String limits(Instrument instrument) {
        List<String> limits = Stream.of(left, right)
                .filter(operand -> !(operand instanceof Operand.Literal))
                .map(operand -> operand + " is "
                        + operand.range(instrument).map(Range::toString).orElse("a text"))
                .toList();
        return limits.isEmpty() ? "" : limits.stream().collect(Collectors.joining(" and ", ": ", ""));
    }

    @Override
    public String toString() {
        return left + " " + relation.symbol() + " " + right;
    }
}
