package dk.stemme.instruments;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * The instruments that come with Stemme. Each is a folder beside this class and a line in {@code instruments.txt}; what
 * they share stands in {@code codesystems.json}, and what FHIR has no element for in {@code contract}.
 */
public final class Catalogue {
    private static final List<String> BANKS = List.of("simulated60");

    private final FhirContext context;
    private final List<CatalogueEntry> entries;
    private final List<Resource> resources;

    private Catalogue(FhirContext context) {
        CatalogueReader reader = new CatalogueReader(context);
        this.context = context;
        this.entries = names().stream().map(reader::entry).toList();
        List<CatalogueEntry> all = Stream.concat(
                        entries.stream(), BANKS.stream().map(BankForms::of))
                .toList();
        this.resources = Stream.of(
                        Contract.read(reader).stream(),
                        reader.resources("codesystems.json").stream(),
                        CatalogueCodes.of(all).stream(),
                        all.stream().flatMap(entry -> AnswerCodes.of(entry).stream()),
                        all.stream().flatMap(entry -> entry.resources().stream()))
                .flatMap(part -> part)
                .map(Resource.class::cast)
                .toList();
    }

    /** Reads all of it. Making a context costs a second: pass the one you have. */
    public static Catalogue read(FhirContext context) {
        return new Catalogue(context);
    }

    /** The names of the instruments, in the order in which they are shown; reads none of them. */
    public static List<String> names() {
        return CatalogueReader.names();
    }

    /** One instrument, read without the others. Its name must be one of {@link #names()}. */
    public static CatalogueEntry entry(FhirContext context, String name) {
        return new CatalogueReader(context).entry(name);
    }

    /**
     * What a file of one's own holds: a resource, or those of a Bundle.
     *
     * @throws ca.uhn.fhir.parser.DataFormatException if it is not FHIR R4 as JSON
     */
    public static List<Resource> parse(FhirContext context, String json) {
        return new CatalogueReader(context).parse(json);
    }

    /** Changes whenever anything in the catalogue does; costs some milliseconds. */
    public static String digest() {
        return CatalogueReader.digest();
    }

    /** The instruments, in the order in which they are shown. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** Everything, in load order: our contract, code systems, then per instrument its Questionnaire, scores, thresholds, measures. */
    public List<Resource> resources() {
        return resources;
    }

    /** A resource as JSON. */
    public String json(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }
}
