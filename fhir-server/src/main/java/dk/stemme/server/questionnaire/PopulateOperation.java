package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.sdc.Population;
import dk.stemme.sdc.Populator;
import dk.stemme.sdc.Problem;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.OperationOutput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal.Issue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code Questionnaire/$populate} (SDC 4.0.0): a response filled in with what is known of the subject. All that is looked
 * up is looked up under the caller's rights. Nothing is stored.
 */
@Component
class PopulateOperation implements FhirOperations {
    private final Permission permission;
    private final AskedQuestionnaire questionnaires;
    private final OwnRecords records;
    private final FhirContext context;
    private final Clock clock;

    PopulateOperation(
            Permission permission,
            AskedQuestionnaire questionnaires,
            OwnRecords records,
            FhirContext context,
            Clock clock) {
        this.permission = permission;
        this.questionnaires = questionnaires;
        this.records = records;
        this.context = context;
        this.clock = clock;
    }

    @Operation(name = "$populate", typeName = "Questionnaire", manualRequest = true)
    public QuestionnaireResponse populate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("Questionnaire", "$populate");
        OperationInput input = OperationInput.of(request, context, "questionnaire");
        Questionnaire questionnaire = questionnaires.of(id, input);
        boolean local = input.text("local").map(Boolean::parseBoolean).orElse(true);
        OwnRecords.Reading reading = records.reading(local);
        Reference subject = subject(input);
        Map<String, List<Resource>> given = given(input, subject, reading);
        Population population = new Populator(questionnaire, reading::search)
                .populate(subject, given, Date.from(clock.instant()), LocaleContextHolder.getLocale());
        List<Issue> issues =
                population.problems().stream().map(PopulateOperation::issue).toList();
        new OperationOutput("response", population.response(), "issues", issues, reading.shown())
                .attach(request, context);
        return population.response();
    }

    private static Issue issue(Problem problem) {
        return new Issue(problem.severity(), problem.code(), problem.expression(), problem.diagnostics());
    }

    private static Reference subject(OperationInput input) {
        return input.text("subject").map(Reference::new).orElseGet(Reference::new);
    }

    /** The launch context; the patient is the subject, unless another is given. */
    private static Map<String, List<Resource>> given(
            OperationInput input, Reference subject, OwnRecords.Reading reading) {
        Map<String, List<Resource>> given = new HashMap<>();
        input.all("context").forEach(each -> {
            String name = part(each, "name").getValue() == null
                    ? ""
                    : part(each, "name").getValue().primitiveValue();
            given.computeIfAbsent(name, unknown -> new ArrayList<>()).addAll(contents(each, reading));
        });
        String patient = subject.getReference();
        if (patient != null && patient.startsWith("Patient/") && !given.containsKey("patient"))
            given.put("patient", reading.read(patient));
        return given;
    }

    private static List<Resource> contents(ParametersParameterComponent context, OwnRecords.Reading reading) {
        List<Resource> contents = new ArrayList<>();
        for (ParametersParameterComponent part : context.getPart()) {
            if (!"content".equals(part.getName())) continue;
            if (part.getResource() != null) contents.add(part.getResource());
            else if (part.getValue() instanceof Reference reference)
                contents.addAll(reading.read(reference.getReference()));
            else throw OperationInput.bad("context", "must hold its content as a resource or a reference");
        }
        return contents;
    }

    private static ParametersParameterComponent part(ParametersParameterComponent around, String name) {
        return around.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow(() -> OperationInput.bad(around.getName(), "lacks its part " + name));
    }
}
