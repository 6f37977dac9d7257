package dk.stemme.scoring;

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
    }
}
