package dk.stemme.server.exchange.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.exchange.bulk.Exports.File;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Scan;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * How far an export is, its manifest and its files (Bulk Data Access 2.0), for the client who asked. A file is read from
 * the database while it is sent, as of the moment of the export: it is the same however often it is fetched.
 */
@RestController
class BulkFiles {
    private static final int BUFFER = 1 << 16;

    private final Exports exports;
    private final Scan scan;
    private final Permission permission;
    private final OnBehalf caller;
    private final ExportSettings settings;
    private final Downloads downloads;

    BulkFiles(
            Exports exports,
            Scan scan,
            Permission permission,
            OnBehalf caller,
            ExportSettings settings,
            Downloads downloads) {
        this.exports = exports;
        this.scan = scan;
        this.permission = permission;
        this.caller = caller;
        this.settings = settings;
        this.downloads = downloads;
    }

    @GetMapping("/bulk/{id}")
    ResponseEntity<String> status(@PathVariable String id) {
        Export export = own(id);
        List<File> files = exports.files(id);
        if (!export.complete())
            return ResponseEntity.accepted()
                    .header("X-Progress", files.size() + " of " + export.types().size() + " types")
                    .header("Retry-After", "1")
                    .build();
        String expires = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                export.at().plus(settings.keep()).atOffset(ZoneOffset.UTC));
        return ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .header("Expires", expires)
                .body(Json.write(manifest(export, files).set("extension", terms(export))));
    }

    @DeleteMapping("/bulk/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        exports.remove(own(id).id());
        return ResponseEntity.accepted().build();
    }

    @GetMapping("/bulk/{id}/{type}.ndjson")
    void file(@PathVariable String id, @PathVariable String type, HttpServletResponse response) throws IOException {
        Export export = own(id);
        if (!export.complete() || !export.types().contains(type))
            throw Refusal.of(404, IssueType.NOTFOUND, "", "The export has no such file.");
        permission.check(type, "read");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        downloads.send(() -> {
            caller.shown("$export", "GET bulk/" + id + "/" + type + ".ndjson", List.of());
            response.setContentType("application/fhir+ndjson");
            caller.inBulk(export.mandate(), written -> {
                scan.each(export.wanted(type), line -> write(out, written.apply(line)));
                return type;
            });
        });
        out.flush();
    }

    private static void write(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the data may be used for goes with it. */
    private ObjectNode terms(Export export) {
        return Json.object().set("purpose", caller.terms(export.mandate()));
    }

    private static ObjectNode manifest(Export export, List<File> files) {
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        ObjectNode manifest = Json.object()
                .put("transactionTime", export.at().toString())
                .put("request", export.request())
                .put("requiresAccessToken", true);
        var output = manifest.putArray("output");
        for (File file : files)
            if (file.resources() > 0)
                output.addObject()
                        .put("type", file.type())
                        .put("url", here + "/bulk/" + export.id() + "/" + file.type() + ".ndjson")
                        .put("count", file.resources());
        manifest.putArray("deleted");
        manifest.putArray("error");
        return manifest;
    }

    private Export own(String id) {
        return exports.own(id).orElseThrow(() -> Refusal.notFound("bulk", id));
    }
}
