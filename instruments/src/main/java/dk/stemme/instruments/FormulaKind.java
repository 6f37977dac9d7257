package dk.stemme.instruments;

import dk.stemme.scoring.Concatenation;
import dk.stemme.scoring.Criterion;
import dk.stemme.scoring.Flag;
import dk.stemme.scoring.Formula;
import dk.stemme.scoring.Grading;
import dk.stemme.scoring.Largest;
import dk.stemme.scoring.Mean;
import dk.stemme.scoring.Range;
import dk.stemme.scoring.Recoding;
import dk.stemme.scoring.Sum;
import dk.stemme.scoring.Syndrome;
import dk.stemme.scoring.Table;
import dk.stemme.scoring.Term;
import dk.stemme.scoring.Trait;
import dk.stemme.scoring.ValueSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Questionnaire;

/** The codes of {@code scoring.rule}, each with the formula it stands for. */
enum FormulaKind {
    SUM(scoring ->
            new Sum(terms(scoring), scoring.number("factor", 1), scoring.number("offset", 0), scoring.flag("rounded"))),
    MEAN(scoring -> new Mean(terms(scoring), scoring.number("factor", 1), scoring.number("offset", 0))),
    RESCALED(scoring -> Mean.rescaled(
            terms(scoring),
            new Range(scoring.number("from-low"), scoring.number("from-high")),
            scoring.number("to-low"),
            scoring.number("to-high"))),
    LARGEST(scoring -> new Largest(inputs(scoring))),
    TABLE(scoring -> new Table(terms(scoring), rows(scoring))),
    CONCATENATE(scoring -> new Concatenation(inputs(scoring))),
    VALUE_SET(scoring -> new ValueSet(levels(scoring), scoring.number("start"), scoring.number("any-problem", 0))),
    FLAG(scoring -> new Flag(criteria(scoring))),
    SYNDROME(scoring -> new Syndrome(criteria(scoring), scoring.count("count-low"), scoring.count("count-high"))),
    GRADING(scoring -> new Grading(criteria(scoring), grades(scoring))),
    TRAIT((scoring, form) ->
            new Trait(AdaptiveReader.items(form), scoring.number("factor", 1), scoring.number("offset", 0)));

    private final BiFunction<Part, Questionnaire, Formula> reader;

    FormulaKind(BiFunction<Part, Questionnaire, Formula> reader) {
        this.reader = reader;
    }

    FormulaKind(Function<Part, Formula> reader) {
        this((scoring, form) -> reader.apply(scoring));
    }

    Formula read(Part scoring, Questionnaire form) {
        return reader.apply(scoring, form);
    }

    private static List<Term> terms(Part scoring) {
        return scoring.parts("item").stream()
                .map(item -> new Term(
                        item.text("linkId"), item.number("factor", 1), item.number("offset", 0), recodings(item)))
                .toList();
    }

    private static List<Recoding> recodings(Part item) {
        return item.parts("recode").stream()
                .map(recode -> new Recoding(recode.number("answer"), recode.number("counts")))
                .toList();
    }

    private static List<String> inputs(Part scoring) {
        return scoring.parts("item").stream().map(item -> item.text("linkId")).toList();
    }

    private static List<Table.Row> rows(Part scoring) {
        return scoring.parts("row").stream()
                .map(row ->
                        new Table.Row(row.number("sum"), row.number("value"), row.number("standard-error", Double.NaN)))
                .toList();
    }

    private static List<Grading.Grade> grades(Part scoring) {
        return scoring.parts("grade").stream()
                .map(grade -> new Grading.Grade(grade.count("core"), grade.count("others")))
                .toList();
    }

    private static List<ValueSet.Levels> levels(Part scoring) {
        return scoring.parts("item").stream()
                .map(item -> new ValueSet.Levels(item.text("linkId"), item.numbers("level")))
                .toList();
    }

    private static List<Criterion> criteria(Part scoring) {
        return scoring.parts("item").stream()
                .map(item -> new Criterion(item.text("linkId"), item.number("at-least"), item.flag("core")))
                .toList();
    }
}
