package dk.stemme.cli;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import dk.stemme.instruments.Catalogue;
import dk.stemme.instruments.CatalogueEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/** Finds forms: in the catalogue, of which it reads no more than it is asked for, or in files. */
final class Forms {
    private final FhirContext context = FhirContext.forR4Cached();

    /** An instrument of the catalogue; with {@code name|version} that version of it. */
    Form named(String nameAndVersion) {
        String[] parts = nameAndVersion.split("\\|", 2);
        List<String> names = Catalogue.names();
        if (!names.contains(parts[0])) throw new Refusal(unknown(parts[0], names));
        List<Form> versions = versions(parts[0]).toList();
        if (parts.length == 1) return versions.get(0);
        return versions.stream()
                .filter(form -> form.questionnaire().getVersion().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new Refusal("%s has no version %s, but %s"
                        .formatted(
                                parts[0],
                                parts[1],
                                String.join(
                                        ", ",
                                        versions.stream()
                                                .map(form ->
                                                        form.questionnaire().getVersion())
                                                .toList()))));
    }

    /** The whole catalogue, every version of each instrument. */
    Stream<Form> all() {
        return Catalogue.names().stream().flatMap(this::versions);
    }

    /** A form of one's own. */
    Form own(Path questionnaire, Path scores) throws IOException {
        List<Questionnaire> forms = read(questionnaire, Questionnaire.class);
        if (forms.size() != 1) throw new Refusal("%s holds %d Questionnaires".formatted(questionnaire, forms.size()));
        List<ObservationDefinition> definitions = read(scores, ObservationDefinition.class);
        return new Form(questionnaire.toString(), forms.get(0), definitions);
    }

    /** As JSON for people to read. */
    String json(Resource resource) {
        return context.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    private Stream<Form> versions(String name) {
        CatalogueEntry entry = Catalogue.entry(context, name);
        return entry.questionnaires().stream().map(form -> new Form(name, form, entry.definitions()));
    }

    private <R extends Resource> List<R> read(Path file, Class<R> type) throws IOException {
        if (!Files.isReadable(file)) throw new Refusal("cannot read " + file);
        try {
            List<Resource> resources = Catalogue.parse(context, Files.readString(file));
            return resources.stream().filter(type::isInstance).map(type::cast).toList();
        } catch (DataFormatException e) {
            throw new Refusal("%s is not FHIR R4 as JSON: %s".formatted(file, e.getMessage()));
        }
    }

    private static String unknown(String name, List<String> names) {
        String nearest = Nearest.to(name, names).orElseThrow();
        return "there is no instrument '%s'; did you mean %s? There are: %s"
                .formatted(name, nearest, String.join(", ", names));
    }
}
