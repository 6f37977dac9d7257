package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.SearchParameter;
import dk.stemme.server.store.SearchTable;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/**
 * What this server can do, made of what is registered: the search table, the operations, and the standard interactions
 * that anybody may. A line of it that is not so would be a line of the code.
 */
public class Capabilities {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/CapabilityStatement/sdc-";
    private static final List<String> ROLES = List.of("form-manager", "form-response-manager", "form-receiver");
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private static final List<TypeRestfulInteraction> INTERACTIONS = List.of(
            TypeRestfulInteraction.SEARCHTYPE,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYTYPE);

    private final ParameterDefinitions definitions;
    private final List<NamedOperation> operations;
    private final Permission permission;
    private final Clock clock;

    Capabilities(FhirContext context, Collection<FhirOperations> operations, Permission permission, Clock clock) {
        this.definitions = new ParameterDefinitions(context);
        this.operations = NamedOperation.of(operations);
        this.permission = permission;
        this.clock = clock;
    }

    /** The library calls this by its name, and complains on standard error where it is not there. */
    public void setRestfulServer(RestfulServer server) {}

    /** The same until the server starts again. */
    @Metadata(cacheMillis = Integer.MAX_VALUE)
    public CapabilityStatement statement(HttpServletRequest http, RequestDetails request) {
        return statement(request.getFhirServerBase());
    }

    List<NamedOperation> operations() {
        return operations;
    }

    CapabilityStatement statement(String base) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setUrl(Canonicals.BASE + "/CapabilityStatement/stemme");
        statement.setName("Stemme").setTitle("Stemme").setVersion("1.0.0");
        statement.setStatus(PublicationStatus.ACTIVE).setDate(Date.from(clock.instant()));
        statement.setPublisher("Stemme").setKind(CapabilityStatementKind.INSTANCE);
        statement.setDescription("Patient-reported outcomes and experiences: forms, answers, scores and figures.");
        statement.getSoftware().setName("Stemme").setVersion("1.0.0");
        statement.getImplementation().setDescription("Stemme").setUrl(base);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        Stream.of("application/fhir+json", "application/fhir+xml").forEach(statement::addFormat);
        Stream.of("application/json-patch+json", "application/fhir+json", "application/fhir+xml")
                .forEach(statement::addPatchFormat);
        ROLES.forEach(role -> statement.addInstantiates(SDC + role + "|4.0.0"));
        statement.addRest(rest(base));
        return statement;
    }

    private CapabilityStatementRestComponent rest(String base) {
        CapabilityStatementRestComponent rest = new CapabilityStatementRestComponent();
        rest.setMode(RestfulCapabilityMode.SERVER);
        rest.setDocumentation("A parameter without a definition is R4's own. References to a Location can be asked with"
                + " :below, as in R5: the unit and all below it.");
        rest.getSecurity().addService().addCoding().setSystem(SECURITY).setCode("SMART-on-FHIR");
        rest.getSecurity().setDescription("OAuth 2.0 bearer tokens; without one only this statement is served.");
        rest.getSecurity().addExtension(oauthUris(base));
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        rest.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
        rest.addSearchParam().setName("_lastUpdated").setType(SearchParamType.DATE);
        SearchTable.get().common().stream().map(this::parameter).forEach(rest::addSearchParam);
        SearchTable.get().types().stream().sorted().map(this::resource).forEach(rest::addResource);
        operations.stream()
                .filter(operation -> !SearchTable.get().serves(operation.type()))
                .map(this::operation)
                .forEach(rest::addOperation);
        return rest;
    }

    /** SMART App Launch 1's way of telling, which older apps still look for. */
    private static Extension oauthUris(String base) {
        String server = base.replaceFirst("/fhir/?$", "");
        Extension uris = new Extension(OAUTH_URIS);
        List.of("authorize", "token").forEach(name -> uris.addExtension(name, new UriType(server + "/oauth2/" + name)));
        return uris;
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type);
        Set<TypeRestfulInteraction> offered = INTERACTIONS.stream()
                .filter(interaction -> permission.isGiven(type, interaction.toCode()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        offered.forEach(interaction -> resource.addInteraction().setCode(interaction));
        boolean updates = offered.contains(TypeRestfulInteraction.UPDATE);
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE);
        resource.setReadHistory(offered.contains(TypeRestfulInteraction.VREAD));
        resource.setUpdateCreate(updates).setConditionalUpdate(updates);
        resource.setConditionalCreate(offered.contains(TypeRestfulInteraction.CREATE));
        resource.setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        resource.setConditionalDelete(
                offered.contains(TypeRestfulInteraction.DELETE)
                        ? ConditionalDeleteStatus.SINGLE
                        : ConditionalDeleteStatus.NOTSUPPORTED);
        SearchTable.get().of(type).stream().map(this::parameter).forEach(resource::addSearchParam);
        included(type).forEach(resource::addSearchInclude);
        including(type).forEach(resource::addSearchRevInclude);
        operations.stream().filter(one -> one.isOf(type)).map(this::operation).forEach(resource::addOperation);
        return resource;
    }

    private CapabilityStatementRestResourceSearchParamComponent parameter(SearchParameter parameter) {
        return new CapabilityStatementRestResourceSearchParamComponent()
                .setName(parameter.name())
                .setDefinition(definitions.of(parameter))
                .setType(SearchParamType.fromCode(parameter.kind().code()));
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
                .filter(parameter -> definitions
                        .standard(parameter)
                        .map(known -> known.getTargets().contains(type))
                        .orElse(false))
                .map(parameter -> parameter.type() + ":" + parameter.name());
    }
}
