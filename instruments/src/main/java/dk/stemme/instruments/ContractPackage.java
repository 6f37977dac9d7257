package dk.stemme.instruments;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Resource;

/**
 * All definitions as one FHIR package: {@code package.tgz} with {@code package/package.json} and one file per resource
 * (confluence.hl7.org, NPM Package Specification).
 */
public final class ContractPackage {
    private static final String MANIFEST = """
            {
              "name": "dk.stemme.fhir",
              "version": "1.0.0",
              "title": "Stemme",
              "description": "Extensions, operations, code systems and instruments of Stemme",
              "canonical": "%s",
              "url": "%s",
              "fhirVersions": ["4.0.1"],
              "dependencies": {"hl7.fhir.r4.core": "4.0.1", "hl7.fhir.uv.sdc": "4.0.0"},
              "license": "Apache-2.0",
              "author": "Stemme",
              "type": "IG"
            }
            """.formatted(Canonicals.BASE, Canonicals.BASE);

    private ContractPackage() {}

    /** The package, gzipped. */
    public static byte[] of(FhirContext context) {
        Catalogue catalogue = Catalogue.read(context);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Tar tar = new Tar(new GZIPOutputStream(bytes))) {
            tar.add("package/package.json", MANIFEST.getBytes(StandardCharsets.UTF_8));
            for (Resource resource : catalogue.resources())
                tar.add(
                        "package/%s-%s.json".formatted(resource.fhirType(), resource.getIdPart()),
                        catalogue.json(resource).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
