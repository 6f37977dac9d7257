package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Answered with one of its options, which counts as its weight.
 *
 * @param open whether the answer may be free text instead
 */
record Choice(Options options, boolean open) implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Coding.class || isText(value) || options.has(value.getClass());
    }

    private boolean isText(Type value) {
        return open && value.getClass() == StringType.class;
    }

    @Override
    public String typeMessage() {
        return open ? "type.open-choice" : "type.choice";
    }

    @Override
    public void check(Type value, Report report) {
        if (options.find(value) == null && !isText(value)) {
            report.error(IssueType.CODEINVALID, open ? "option.unknown.open" : "option.unknown", options.labels());
        }
    }

    @Override
    public void checkTogether(Entry entry, Report report) {
        var answers = entry.answers();
        for (int i = 0; i < answers.size(); i++) {
            var value = Answers.value(answers.get(i));
            var option = value == null ? null : options.find(value);
            if (option != null && option.exclusive()) {
                report.error(entry, i, IssueType.BUSINESSRULE, "option.exclusive", option.label());
            }
        }
    }

    /** Whether the value can be an answer: an option (of any system, when it names none), or free text. */
    boolean offers(Type value) {
        if (isText(value) || options.find(value) != null) return true;
        if (!(value instanceof Coding coding) || coding.hasSystem()) return false;
        return options.byKey().containsKey(coding.getCode());
    }

    /** A coding that names no system stands for its code in any. */
    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        if (!accepts(reference) || Same.key(reference) == null) return null;
        if (reference instanceof Coding coding && !coding.hasSystem()) return anySystem(coding.getCode());
        return answer -> Same.value(answer, reference) ? 0 : Yardstick.UNKNOWN;
    }

    private static Yardstick anySystem(String code) {
        return answer -> answer instanceof Coding coding && code.equals(coding.getCode()) ? 0 : Yardstick.UNKNOWN;
    }

    @Override
    public boolean counts() {
        return true;
    }

    /** The weight the questionnaire gives the option; else the weight that came with the answer; else none. */
    @Override
    public Reading read(Type value) {
        var option = options.find(value);
        if (option == null) return isText(value) ? Reading.Absent.NOT_RELEVANT : Reading.Absent.NOT_ANSWERED;
        if (option.number() != null) return option.number();
        var carried = Weights.of(value);
        return carried == null ? Reading.Absent.NOT_RELEVANT : carried;
    }
}
