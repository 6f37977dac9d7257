package dk.stemme.sdc;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** A Questionnaire that cannot be compiled, with every reason located in it. */
public final class InvalidQuestionnaire extends RuntimeException {

    private final transient List<Finding> findings;

    InvalidQuestionnaire(List<Finding> findings) {
        super(in(findings, Locale.ENGLISH).stream()
                .map(problem -> problem.expression() + " " + problem.diagnostics())
                .collect(joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** The reasons in Danish ({@code da}) or English (any other locale); never empty. */
    public List<Problem> problems(Locale locale) {
        return in(findings, locale);
    }

    private static List<Problem> in(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> finding.in(locale)).toList();
    }
}
