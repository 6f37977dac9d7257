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

/**
 * The instruments that come with Stemme. Each is a folder beside this class and a line in {@code instruments.txt}; what
 * they share stands in {@code codesystems.json}.
 */
public final class Catalogue {
    private static final String NAMES = "instruments.txt";
    private static final String SHARED = "codesystems.json";
    private static final List<String> FILES =
            List.of("questionnaire.json", "scores.json", "variants.json", "thresholds.json", "measures.json");

    private final FhirContext context;
    private final List<CatalogueEntry> entries;
    private final List<Resource> resources;

    private Catalogue(FhirContext context) {
        this.context = context;
        this.entries = names().stream().map(name -> entry(context, name)).toList();
        this.resources = Stream.of(
                        resources(context, SHARED).stream(),
                        CatalogueCodes.of(entries).stream(),
                        entries.stream().flatMap(entry -> AnswerCodes.of(entry).stream()),
                        entries.stream().flatMap(entry -> entry.resources().stream()))
                .flatMap(part -> part)
                .map(Resource.class::cast)
                .toList();
    }

    /** Reads all of it. Making a context costs a second: pass the one you have. */
    public static Catalogue read(FhirContext context) {
        return new Catalogue(context);
    }

    /** The names of the instruments, in the order in which they are shown. */
    public static List<String> names() {
        return text(NAMES).lines().toList();
    }

    /** One instrument, without reading the others. */
    public static CatalogueEntry entry(FhirContext context, String name) {
        List<Resource> resources = FILES.stream()
                .flatMap(file -> resources(context, name + "/" + file).stream())
                .toList();
        return new CatalogueEntry(name, Variants.added(resources));
    }

    /** Changes whenever anything in the catalogue does; cheap to compute. */
    public static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream<String> own = names().stream().flatMap(name -> FILES.stream().map(file -> name + "/" + file));
            Stream.concat(Stream.of(NAMES, SHARED), own)
                    .forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The instruments, in the order in which they are shown. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** Everything, in load order: code systems, then per instrument its Questionnaire, scores, thresholds, measures. */
    public List<Resource> resources() {
        return resources;
    }

    /** A resource as JSON. */
    public String json(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }

    /** The resources of one file: itself, or what its Bundle holds; none if there is no such file. */
    private static List<Resource> resources(FhirContext context, String file) {
        String text = text(file);
        if (text.isEmpty()) return List.of();
        Resource resource = (Resource) parser(context).parseResource(text);
        if (!(resource instanceof Bundle bundle)) return List.of(resource);
        List<Resource> inside = new ArrayList<>();
        bundle.getEntry().forEach(entry -> inside.add(entry.getResource()));
        return List.copyOf(inside);
    }

    private static IParser parser(FhirContext context) {
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
