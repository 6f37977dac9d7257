package dk.stemme.instruments;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Resource;

/**
 * All definitions as one FHIR package: {@code package.tgz} with {@code package/package.json}, an index and one file per
 * resource (confluence.hl7.org, NPM Package Specification).
 */
public final class ContractPackage {
    private static final String MANIFEST = """
            {
              "name": "dk.stemme.fhir",
              "version": "1.0.0",
              "title": "Stemme",
              "description": "Extensions, profiles, search parameters, operations, code systems and instruments of Stemme",
              "canonical": "%s",
              "url": "%s",
              "fhirVersions": ["4.0.1"],
              "dependencies": {"hl7.fhir.r4.core": "4.0.1", "hl7.fhir.uv.sdc": "4.0.0"},
              "license": "Apache-2.0",
              "author": "Stemme",
              "type": "IG"
            }
            """.formatted(Canonicals.BASE, Canonicals.BASE);
    /** What the index repeats of a resource, where it has it. */
    private static final List<String> INDEXED =
            List.of("resourceType", "id", "url", "version", "kind", "type", "supplements", "content");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractPackage() {}

    /** The package, gzipped. */
    public static byte[] of(FhirContext context) {
        Catalogue catalogue = Catalogue.read(context);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectNode index = JSON.createObjectNode().put("index-version", 2);
        ArrayNode files = index.putArray("files");
        try (Tar tar = new Tar(new GZIPOutputStream(bytes))) {
            tar.add("package/package.json", MANIFEST.getBytes(StandardCharsets.UTF_8));
            for (Resource resource : catalogue.resources()) {
                String file = "%s-%s.json".formatted(resource.fhirType(), resource.getIdPart());
                String json = catalogue.json(resource);
                tar.add("package/" + file, json.getBytes(StandardCharsets.UTF_8));
                describe(files.addObject().put("filename", file), json);
            }
            tar.add("package/.index.json", JSON.writeValueAsBytes(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void describe(ObjectNode entry, String json) throws IOException {
        var resource = JSON.readTree(json);
        INDEXED.stream()
                .filter(name -> resource.path(name).isTextual())
                .forEach(name -> entry.set(name, resource.get(name)));
    }
}
