package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** Every extension of ours that the catalogue uses is defined, with every part of it. */
class ContractTest {
    private static final Set<String> DEFINED = Contract.read(new CatalogueReader(Shelf.CONTEXT)).stream()
            .filter(StructureDefinition.class::isInstance)
            .map(StructureDefinition.class::cast)
            .filter(definition -> definition.getType().equals("Extension"))
            .flatMap(ContractTest::paths)
            .collect(Collectors.toSet());

    @Test
    void every_extension_and_every_part_in_use_is_defined() {
        for (Resource resource : Shelf.CATALOGUE.resources())
            for (Extension extension :
                    Shelf.CONTEXT.newTerser().getAllPopulatedChildElementsOfType(resource, Extension.class))
                if (extension.getUrl() != null && extension.getUrl().startsWith(Canonicals.BASE))
                    assertThat(DEFINED)
                            .containsAll(used(extension.getUrl(), extension).toList());
    }

    /** "scoring", "scoring.item", "scoring.item.linkId" …, under the url. */
    private static Stream<String> paths(StructureDefinition definition) {
        return definition.getDifferential().getElement().stream()
                .map(ElementDefinition::getId)
                .filter(id -> id.equals("Extension") || id.matches(".*\\.extension:[^.]+"))
                .map(id ->
                        definition.getUrl() + id.substring("Extension".length()).replace(".extension:", "."));
    }

    private static Stream<String> used(String path, Extension extension) {
        return Stream.concat(
                Stream.of(path),
                extension.getExtension().stream().flatMap(part -> used(path + "." + part.getUrl(), part)));
    }
}
