package dk.stemme.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationKind;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;

/**
 * What is ours in FHIR, as conformance resources: a StructureDefinition per extension and profile, an OperationDefinition
 * per operation, a SearchParameter per parameter that neither R4 nor SDC has.
 */
final class Contract {
    static final List<String> FILES = List.of(
            "contract/extensions.json",
            "contract/operations.json",
            "contract/profiles.json",
            "contract/search-parameters.json");

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/Extension";
    private static final String VERSION = "1.0.0";

    private Contract() {}

    static List<Resource> read(CatalogueReader reader) {
        return Stream.of(
                        entries(FILES.get(0)).map(Contract::extension),
                        entries(FILES.get(1)).map(Contract::operation),
                        reader.resources(FILES.get(2)).stream(),
                        reader.resources(FILES.get(3)).stream())
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<JsonNode> entries(String file) {
        try (InputStream stream = Objects.requireNonNull(Contract.class.getResourceAsStream(file))) {
            return StreamSupport.stream(new ObjectMapper().readTree(stream).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource extension(JsonNode json) {
        String name = json.path("name").asText();
        StructureDefinition definition = new StructureDefinition();
        definition.setId(name);
        definition.setUrl(Canonicals.extension(name)).setVersion(VERSION);
        definition.setName(pascal(name)).setTitle(name).setStatus(PublicationStatus.ACTIVE);
        definition
                .setPublisher("Stemme")
                .setDescription(json.path("description").asText());
        definition.setFhirVersion(FHIRVersion._4_0_1).setKind(StructureDefinitionKind.COMPLEXTYPE);
        definition.setAbstract(false).setType("Extension").setBaseDefinition(EXTENSION);
        definition.setDerivation(TypeDerivationRule.CONSTRAINT);
        json.path("context")
                .forEach(context -> definition
                        .addContext()
                        .setType(ExtensionContextType.ELEMENT)
                        .setExpression(context.asText()));
        List<ElementDefinition> elements = new ArrayList<>();
        ElementDefinition root = element("Extension", "Extension");
        root.setShort(title(name)).setDefinition(json.path("description").asText());
        elements.add(root);
        content("Extension", "Extension", Canonicals.extension(name), json, elements);
        elements.forEach(definition.getDifferential()::addElement);
        return definition;
    }

    /** The url of an extension, and what it holds: parts, a value, or (where it is not said) anything. */
    private static void content(String id, String path, String url, JsonNode json, List<ElementDefinition> elements) {
        if (json.has("parts")) {
            for (JsonNode part : json.path("parts")) part(id, path, part, elements);
        } else if (json.has("type")) {
            elements.add(element(id + ".extension", path + ".extension").setMax("0"));
        }
        elements.add(element(id + ".url", path + ".url").setFixed(new UriType(url)));
        ElementDefinition value = element(id + ".value[x]", path + ".value[x]");
        if (json.has("type")) {
            value.setMin(1).addType().setCode(json.path("type").asText());
            elements.add(value);
        } else if (json.has("parts")) {
            elements.add(value.setMax("0"));
        }
    }

    private static void part(String id, String path, JsonNode part, List<ElementDefinition> elements) {
        String name = part.path("name").asText();
        String[] cardinality = part.path("cardinality").asText().split("\\.\\.");
        ElementDefinition slice = element(id + ".extension:" + name, path + ".extension");
        slice.setSliceName(name).setShort(part.path("description").asText());
        slice.setMin(Integer.parseInt(cardinality[0])).setMax(cardinality[1]);
        elements.add(slice);
        content(slice.getId(), slice.getPath(), name, part, elements);
    }

    private static ElementDefinition element(String id, String path) {
        ElementDefinition element = new ElementDefinition();
        element.setId(id);
        return element.setPath(path);
    }

    private static Resource operation(JsonNode json) {
        String name = json.path("name").asText();
        String type = json.path("type").asText();
        String level = json.path("level").asText();
        OperationDefinition definition = new OperationDefinition();
        definition.setId(type + "-" + name);
        definition.setUrl(Canonicals.BASE + "/OperationDefinition/" + definition.getId());
        definition.setVersion(VERSION).setName(pascal(name)).setTitle(title(name));
        definition.setStatus(PublicationStatus.ACTIVE).setKind(OperationKind.OPERATION);
        definition
                .setPublisher("Stemme")
                .setDescription(json.path("description").asText());
        definition.setAffectsState(json.path("affectsState").asBoolean()).setCode(name);
        definition.getResource().add(new CodeType(type));
        definition.setSystem(false).setType(!level.equals("instance")).setInstance(!level.equals("type"));
        json.path("parameter")
                .forEach(parameter -> definition
                        .addParameter()
                        .setName(parameter.path("name").asText())
                        .setUse(OperationParameterUse.fromCode(
                                parameter.path("use").asText()))
                        .setMin(parameter.path("min").asInt())
                        .setMax(parameter.path("max").asText())
                        .setType(parameter.path("type").asText())
                        .setDocumentation(parameter.path("documentation").asText()));
        return definition;
    }

    private static String title(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + name.substring(1).replace('-', ' ');
    }

    /** "applies-to" as a name that can be used in code. */
    private static String pascal(String name) {
        StringBuilder pascal = new StringBuilder();
        for (String word : name.split("-"))
            pascal.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(word.substring(1));
        return pascal.toString();
    }
}
