package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.sdc.Assembler;
import dk.stemme.sdc.Assembly;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.OperationOutput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code Questionnaire/$assemble} (SDC 4.0.0): a questionnaire with the stored questionnaires that it names put in. Nothing
 * is stored. Where there is something to remark, Parameters with {@code return} and {@code outcome}.
 */
@Component
class AssembleOperation implements FhirOperations {
    private final Permission permission;
    private final AskedQuestionnaire questionnaires;
    private final FhirContext context;

    AssembleOperation(Permission permission, AskedQuestionnaire questionnaires, FhirContext context) {
        this.permission = permission;
        this.questionnaires = questionnaires;
        this.context = context;
    }

    @Operation(name = "$assemble", typeName = "Questionnaire", idempotent = true, manualRequest = true)
    public Questionnaire assemble(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("Questionnaire", "$assemble");
        Questionnaire modular = questionnaires.of(id, OperationInput.of(request, context, "questionnaire"));
        Assembly assembly = QuestionnaireCheck.refusing(
                () -> new Assembler(questionnaires::canonical).assemble(modular, LocaleContextHolder.getLocale()));
        List<Issue> issues = assembly.problems().stream()
                .map(p -> new Issue(p.severity(), p.code(), p.expression(), p.diagnostics()))
                .toList();
        new OperationOutput("return", assembly.questionnaire(), "outcome", issues, List.of()).attach(request, context);
        return assembly.questionnaire();
    }
}
