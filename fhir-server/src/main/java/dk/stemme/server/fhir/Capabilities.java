package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.SearchParameter;
import dk.stemme.server.store.SearchTable;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/**
 * What this server can do, made of what is registered: the search table, the standard interactions and the operations.
 * A line of it that is not so would be a line of the code.
 */
public class Capabilities {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/CapabilityStatement/sdc-";
    private static final List<String> ROLES = List.of("form-manager", "form-response-manager", "form-receiver");
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private final FhirContext context;
    private final List<NamedOperation> operations;
    private final Clock clock;

    Capabilities(FhirContext context, Collection<FhirOperations> operations, Clock clock) {
        this.context = context;
        this.operations = operations.stream()
                .flatMap(NamedOperation::of)
                .sorted(Comparator.comparing(NamedOperation::name))
                .toList();
        this.clock = clock;
    }

    /** The library calls this by its name, and complains on standard error where it is not there. */
    public void setRestfulServer(RestfulServer server) {}

    /** The same until the server starts again. */
    @Metadata(cacheMillis = Integer.MAX_VALUE)
    public CapabilityStatement statement(HttpServletRequest http, RequestDetails request) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setUrl(Canonicals.BASE + "/CapabilityStatement/stemme");
        statement.setName("Stemme").setTitle("Stemme").setVersion("1.0.0");
        statement.setStatus(PublicationStatus.ACTIVE).setDate(Date.from(clock.instant()));
        statement.setPublisher("Stemme").setKind(CapabilityStatementKind.INSTANCE);
        statement.setDescription("Patient-reported outcomes and experiences: forms, answers, scores and figures.");
        statement.getSoftware().setName("Stemme").setVersion("1.0.0");
        statement.getImplementation().setDescription("Stemme").setUrl(request.getFhirServerBase());
        statement.setFhirVersion(FHIRVersion._4_0_1);
        Stream.of("application/fhir+json", "application/fhir+xml").forEach(statement::addFormat);
        Stream.of("application/json-patch+json").forEach(statement::addPatchFormat);
        ROLES.forEach(role -> statement.addInstantiates(SDC + role + "|4.0.0"));
        statement.addRest(rest());
        return statement;
    }

    private CapabilityStatementRestComponent rest() {
        CapabilityStatementRestComponent rest = new CapabilityStatementRestComponent();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity().addService().addCoding().setSystem(SECURITY).setCode("SMART-on-FHIR");
        rest.getSecurity().setDescription("OAuth 2.0 bearer tokens; without one only this statement is served.");
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        SearchTable.get().types().stream().sorted().map(this::resource).forEach(rest::addResource);
        operations.stream()
                .filter(NamedOperation::isOfSystem)
                .map(this::operation)
                .forEach(rest::addOperation);
        return rest;
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type);
        Stream.of(
                        TypeRestfulInteraction.READ,
                        TypeRestfulInteraction.VREAD,
                        TypeRestfulInteraction.UPDATE,
                        TypeRestfulInteraction.PATCH,
                        TypeRestfulInteraction.DELETE,
                        TypeRestfulInteraction.HISTORYINSTANCE,
                        TypeRestfulInteraction.HISTORYTYPE,
                        TypeRestfulInteraction.CREATE,
                        TypeRestfulInteraction.SEARCHTYPE)
                .forEach(interaction -> resource.addInteraction().setCode(interaction));
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE);
        resource.setReadHistory(true).setUpdateCreate(true);
        resource.setConditionalCreate(true).setConditionalUpdate(true);
        resource.setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        resource.setConditionalDelete(ConditionalDeleteStatus.SINGLE);
        SearchTable.get().of(type).forEach(parameter -> resource.addSearchParam(parameter(parameter)));
        included(type).forEach(resource::addSearchInclude);
        including(type).forEach(resource::addSearchRevInclude);
        operations.stream().filter(one -> one.isOf(type)).map(this::operation).forEach(resource::addOperation);
        return resource;
    }

    /** R4 defines its parameters by their names; naming each definition too would double the statement. */
    private CapabilityStatementRestResourceSearchParamComponent parameter(SearchParameter parameter) {
        var shown = new CapabilityStatementRestResourceSearchParamComponent();
        shown.setName(parameter.name());
        shown.setType(SearchParamType.fromCode(parameter.kind().code()));
        if (standard(parameter).isEmpty()) shown.setDocumentation("Stemme's own");
        return shown;
    }

    private CapabilityStatementRestResourceOperationComponent operation(NamedOperation operation) {
        return new CapabilityStatementRestResourceOperationComponent()
                .setName(operation.name())
                .setDefinition(operation.definition());
    }

    private static Stream<String> included(String type) {
        return SearchTable.get().of(type).stream()
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                .map(parameter -> type + ":" + parameter.name());
    }

    private Stream<String> including(String type) {
        return SearchTable.get().types().stream()
                .sorted()
                .flatMap(other -> SearchTable.get().of(other).stream())
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                .filter(parameter -> standard(parameter)
                        .map(known -> known.getTargets().contains(type))
                        .orElse(false))
                .map(parameter -> parameter.type() + ":" + parameter.name());
    }

    /** R4's own parameter of this name; without one it is ours. */
    private Optional<RuntimeSearchParam> standard(SearchParameter parameter) {
        return Optional.ofNullable(
                context.getResourceDefinition(parameter.type()).getSearchParam(parameter.name()));
    }
}
