package dk.stemme.sdc;

import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;

/** How a questionnaire is named, so that {@code url|version} leads to it and to nothing else (FHIR R4, canonical). */
final class Identity {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s|#]+");
    private static final Pattern VERSION = Pattern.compile("[^\\s|#]+");
    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s|]+(\\|[^\\s|]+)?");

    private Identity() {}

    static void check(Questionnaire questionnaire, List<Finding> findings) {
        if (questionnaire.hasUrl() && !URL.matcher(questionnaire.getUrl()).matches()) {
            refuse(findings, "url", "q.url", questionnaire.getUrl());
        }
        if (questionnaire.hasVersion()
                && !VERSION.matcher(questionnaire.getVersion()).matches()) {
            refuse(findings, "version", "q.version", questionnaire.getVersion());
        }
        List<CanonicalType> sources = questionnaire.getDerivedFrom();
        for (int i = 0; i < sources.size(); i++) {
            var canonical = sources.get(i).getValue();
            if (canonical != null && !CANONICAL.matcher(canonical).matches()) {
                refuse(findings, "derivedFrom[" + i + "]", "q.canonical", canonical);
            }
        }
    }

    private static void refuse(List<Finding> findings, String element, String key, String written) {
        findings.add(new Finding(
                IssueSeverity.ERROR,
                IssueType.VALUE,
                "Questionnaire." + element,
                null,
                Text.NONE,
                key,
                List.of(written)));
    }
}
