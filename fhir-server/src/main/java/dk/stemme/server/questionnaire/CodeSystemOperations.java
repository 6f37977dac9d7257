package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.sdc.CodeTree;
import dk.stemme.sdc.Concept;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** {@code CodeSystem/$lookup} and {@code CodeSystem/$validate-code} (R4), of the code systems stored here. */
@Component
class CodeSystemOperations implements FhirOperations {
    private final Permission permission;
    private final Terminologies terminologies;
    private final Store store;
    private final FhirContext context;

    CodeSystemOperations(Permission permission, Terminologies terminologies, Store store, FhirContext context) {
        this.permission = permission;
        this.terminologies = terminologies;
        this.store = store;
        this.context = context;
    }

    @Operation(name = "$lookup", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters lookup(RequestDetails request) {
        permission.check("CodeSystem", "$lookup");
        OperationInput input = withCoding(OperationInput.of(request, context, "coding"));
        CodeTree tree = terminologies.system(input, "system");
        String code = input.text("code").orElseThrow(() -> OperationInput.bad("code", "is missing"));
        Concept concept = tree.find(code)
                .orElseThrow(() ->
                        Refusal.of(404, IssueType.NOTFOUND, "", tree.system().getUrl() + " has no code " + code + "."));
        return answer(told(tree, concept, language(input)), request);
    }

    @Operation(name = "$validate-code", typeName = "CodeSystem", idempotent = true, manualRequest = true)
    public Parameters validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("CodeSystem", "$validate-code");
        OperationInput input = OperationInput.of(request, context, "codeSystem");
        CodeTree tree = tree(id, input);
        AskedCode asked = AskedCode.of(input, "url");
        List<Concept> concepts = asked.codings().stream()
                .flatMap(coding -> tree.find(coding.getCode()).stream())
                .toList();
        return answer(asked.judge(concepts, tree.system().getUrl()), request);
    }

    private CodeTree tree(@Nullable IdType id, OperationInput input) {
        if (id != null)
            return new CodeTree(context.newJsonParser()
                    .parseResource(
                            CodeSystem.class,
                            store.read("CodeSystem", id.getIdPart()).text()));
        var sent = input.resource("codeSystem", CodeSystem.class);
        return sent.isPresent() ? new CodeTree(sent.get()) : terminologies.system(input, "url");
    }

    /** A coding is its code and system. */
    private static OperationInput withCoding(OperationInput input) {
        var value =
                input.one("coding").map(ParametersParameterComponent::getValue).orElse(null);
        if (value == null) return input;
        if (!(value instanceof Coding coding)) throw OperationInput.bad("coding", "must hold a Coding");
        Parameters parts = new Parameters();
        if (coding.hasSystem()) parts.addParameter("system", coding.getSystem());
        if (coding.hasCode()) parts.addParameter("code", coding.getCode());
        if (coding.hasVersion()) parts.addParameter("version", coding.getVersion());
        parts.getParameter().addAll(input.parameters());
        return new OperationInput(parts.getParameter());
    }

    private static Locale language(OperationInput input) {
        return input.text("displayLanguage").map(Locale::forLanguageTag).orElseGet(LocaleContextHolder::getLocale);
    }

    private static Parameters told(CodeTree tree, Concept concept, Locale language) {
        Parameters told = new Parameters();
        CodeSystem system = tree.system();
        told.addParameter("name", system.hasName() ? system.getName() : system.getUrl());
        if (system.hasVersion()) told.addParameter("version", system.getVersion());
        String display = concept.display(language);
        told.addParameter("display", display == null ? concept.code() : display);
        for (var designation : concept.designations()) {
            ParametersParameterComponent part = told.addParameter().setName("designation");
            if (designation.hasLanguage()) part(part, "language", new CodeType(designation.getLanguage()));
            if (designation.hasUse()) part(part, "use", designation.getUse());
            part(part, "value", new StringType(designation.getValue()));
        }
        tree.parents(concept.code()).forEach(parent -> property(told, "parent", new CodeType(parent)));
        tree.children(concept.code()).forEach(child -> property(told, "child", new CodeType(child)));
        tree.properties(concept.code()).stream()
                .filter(property -> !"parent".equals(property.getCode()))
                .forEach(property -> property(told, property.getCode(), property.getValue()));
        return told;
    }

    private static void property(Parameters told, String code, Type value) {
        ParametersParameterComponent property = told.addParameter().setName("property");
        part(property, "code", new CodeType(code));
        part(property, "value", value);
    }

    private static void part(ParametersParameterComponent around, String name, Type value) {
        around.addPart().setName(name).setValue(value);
    }

    private Parameters answer(Parameters parameters, RequestDetails request) {
        Answer.of(context, parameters, List.of()).attach(request);
        return parameters;
    }
}
