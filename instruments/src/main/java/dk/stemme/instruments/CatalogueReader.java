package dk.stemme.instruments;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads the files of the catalogue, which lie beside this class. What FHIR does not know is refused. */
record CatalogueReader(FhirContext context) {
    private static final List<String> FILES =
            List.of("questionnaire.json", "scores.json", "variants.json", "thresholds.json", "measures.json");

    /** The folders, in the order in which instruments are shown. */
    static List<String> names() {
        return text("instruments.txt").lines().toList();
    }

    /** SHA-256 over all files. */
    static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream<String> own = names().stream().flatMap(name -> FILES.stream().map(file -> name + "/" + file));
            Stream<String> shared = Stream.of("instruments.txt", "codesystems.json", "banks/simulated60.json");
            Stream.of(Contract.FILES.stream(), shared, own)
                    .flatMap(files -> files)
                    .forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    CatalogueEntry entry(String name) {
        return new CatalogueEntry(
                name,
                Variants.added(FILES.stream()
                        .flatMap(file -> resources(name + "/" + file).stream())
                        .toList()));
    }

    /** The resources of one file; none if there is no such file. */
    List<Resource> resources(String file) {
        String text = text(file);
        return text.isEmpty() ? List.of() : parse(text);
    }

    /** A resource, or what a Bundle holds. */
    List<Resource> parse(String json) {
        Resource resource = (Resource) parser().parseResource(json);
        if (!(resource instanceof Bundle bundle)) return List.of(resource);
        List<Resource> inside = new ArrayList<>();
        bundle.getEntry().forEach(entry -> inside.add(entry.getResource()));
        return List.copyOf(inside);
    }

    private IParser parser() {
        IParser parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser;
    }

    private static String text(String file) {
        try (@Nullable InputStream stream = Catalogue.class.getResourceAsStream(file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
