package dk.stemme.sdc;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Fills a form in with what is known (SDC 4.0.0, Form Population): initial values, expressions over the launch context
 * and over searches, then Observations of the same code. What fails is left open with a remark.
 */
public final class Populator {

    private static final String LAUNCH = Extracts.SDC + "launchContext";

    private final Questionnaire questionnaire;
    private final Sources sources;

    public Populator(Questionnaire questionnaire, Sources sources) {
        this.questionnaire = questionnaire;
        this.sources = sources;
    }

    /**
     * @param subject of the response, whose Observations are looked for; may be empty
     * @param given by the names that the form gives them: the launch context
     * @param locale language of the problems: Danish ({@code da}), English for any other
     */
    public Population populate(Reference subject, Map<String, List<Resource>> given, Date now, Locale locale) {
        var remarks = new Remarks();
        var response = new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.INPROGRESS);
        response.setAuthored(now).setQuestionnaire(canonical());
        if (!subject.isEmpty()) response.setSubject(subject);
        var names = Names.of(response, questionnaire, ExpressionReader::read);
        given.forEach((name, resources) -> names.put(name, List.<Base>copyOf(resources)));
        declare(names, remarks);
        var filling = new Populating(sources, remarks, subject);
        filling.all(questionnaire, names);
        return new Population(response, remarks.in(locale));
    }

    private String canonical() {
        return questionnaire.hasVersion()
                ? questionnaire.getUrl() + "|" + questionnaire.getVersion()
                : questionnaire.getUrl();
    }

    /** What the form asks for and did not get is nothing. */
    private void declare(Names names, Remarks remarks) {
        var extensions = questionnaire.getExtension();
        for (int i = 0; i < extensions.size(); i++) {
            var part = LAUNCH.equals(extensions.get(i).getUrl())
                    ? extensions.get(i).getExtensionByUrl("name")
                    : null;
            if (part == null || !part.hasValue()) continue;
            var name = part.getValue() instanceof Coding coding
                    ? coding.getCode()
                    : part.getValue().primitiveValue();
            if (name == null || names.knows(name)) continue;
            names.put(name, List.of());
            remarks.add(IssueType.INFORMATIONAL, "Questionnaire.extension[" + i + "]", null, "populate.context", name);
        }
    }
}
