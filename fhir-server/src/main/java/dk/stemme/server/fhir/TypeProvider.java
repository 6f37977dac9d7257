package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import dk.stemme.server.store.Answer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** The standard interactions of one resource type; the same for all types. */
class TypeProvider implements IResourceProvider {
    private final String type;
    private final Class<? extends IBaseResource> resourceClass;
    private final Interactions interactions;

    TypeProvider(String type, FhirContext context, Interactions interactions) {
        this.type = type;
        this.resourceClass = context.getResourceDefinition(type).getImplementingClass();
        this.interactions = interactions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return resourceClass;
    }

    @Read(version = true)
    public IBaseResource read(@IdParam IdType id, RequestDetails request) {
        interactions.read(type, id, request).attach(request);
        return placeholder(id);
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        interactions.search(type, request).attach(request);
        return new Bundle();
    }

    @History
    public IBundleProvider history(@IdParam IdType id, RequestDetails request) {
        interactions.history(type, id, request).attach(request);
        return new SimpleBundleProvider();
    }

    @History
    public IBundleProvider historyOfType(RequestDetails request) {
        interactions.history(type, null, request).attach(request);
        return new SimpleBundleProvider();
    }

    @Create
    public MethodOutcome create(
            @ResourceParam IBaseResource resource,
            @ConditionalUrlParam @Nullable String onlyIfNone,
            RequestDetails request) {
        return outcome(interactions.create(type, resource, onlyIfNone, request), request);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam IBaseResource resource,
            @ConditionalUrlParam @Nullable String which,
            RequestDetails request) {
        return outcome(interactions.update(type, id, resource, which, request), request);
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String which,
            PatchTypeEnum kind,
            @ResourceParam String patch,
            RequestDetails request) {
        return outcome(interactions.patch(type, id, which, kind, patch, request), request);
    }

    @Delete
    public MethodOutcome delete(
            @IdParam @Nullable IdType id, @ConditionalUrlParam @Nullable String which, RequestDetails request) {
        interactions.delete(type, id, which, request);
        return new MethodOutcome();
    }

    private MethodOutcome outcome(Answer answer, RequestDetails request) {
        answer.attach(request);
        MethodOutcome outcome = new MethodOutcome();
        outcome.setCreated(answer.status() == 201);
        return outcome;
    }

    private IBaseResource placeholder(IdType id) {
        try {
            IBaseResource resource = resourceClass.getDeclaredConstructor().newInstance();
            resource.setId(id);
            return resource;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
