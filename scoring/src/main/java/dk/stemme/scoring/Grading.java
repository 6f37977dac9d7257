package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * A diagnosis by grades: how many core symptoms and how many others are present. The score is the number of the highest
 * grade that holds, 0 if none does. Needs every input.
 *
 * @param grades from the mildest, which is 1, to the severest
 */
public record Grading(List<Criterion> criteria, List<Grade> grades) implements Formula {
    /** At least so many core symptoms and so many others. */
    public record Grade(int core, int others) {
        private boolean holds(int core, int others) {
            return core >= this.core && others >= this.others;
        }

        private boolean isMilderThan(Grade other) {
            return core <= other.core && others <= other.others && !equals(other);
        }
    }

    public Grading {
        criteria = List.copyOf(criteria);
        grades = List.copyOf(grades);
    }

    @Override
    public List<String> inputs() {
        return criteria.stream().map(Criterion::input).toList();
    }

    @Override
    public Text inWords() {
        Text words = Text.of("the highest that holds", "det højeste, der gælder");
        for (int i = 0; i < grades.size(); i++)
            words = words.plus(Text.of(
                    "; %d: %d with a star and %d others",
                    "; %d: %d med stjerne og %d andre",
                    i + 1,
                    grades.get(i).core(),
                    grades.get(i).others()));
        return words.plus(Text.of("; of %s", "; af %s", Criterion.inWords(criteria)));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        if (!tally.isComplete()) return tally.tooFew();
        int core = 0;
        int others = 0;
        for (int i = 0; i < inputs.length; i++) {
            if (!criteria.get(i).isMet(inputs[i])) continue;
            if (criteria.get(i).core()) core++;
            else others++;
        }
        return tally.value(grade(core, others));
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.of(new Range(0, grades.size()));
    }

    @Override
    public void check(List<Item> inputs, String place) {
        if (grades.isEmpty()) throw new DefinitionException(place + ".grade", "there is none");
        long core = criteria.stream().filter(Criterion::core).count();
        for (int i = 0; i < grades.size(); i++) {
            String here = "%s.grade[%d]".formatted(place, i);
            Grade grade = grades.get(i);
            if (grade.core() > core || grade.others() > criteria.size() - core)
                throw new DefinitionException(here, "asks for more symptoms than there are");
            if (i > 0 && !grades.get(i - 1).isMilderThan(grade))
                throw new DefinitionException(here, "is not severer than the one before it");
        }
    }

    private int grade(int core, int others) {
        for (int i = grades.size(); i > 0; i--) if (grades.get(i - 1).holds(core, others)) return i;
        return 0;
    }
}
