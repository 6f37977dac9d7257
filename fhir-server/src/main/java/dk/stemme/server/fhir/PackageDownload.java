package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.ContractPackage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /package.tgz}: all our definitions as one FHIR package, for those who validate against them. */
@RestController
class PackageDownload {
    private final FhirContext context;
    private byte @Nullable [] made;

    PackageDownload(FhirContext context) {
        this.context = context;
    }

    @GetMapping("/package.tgz")
    ResponseEntity<byte[]> download() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/gzip"))
                .header("Content-Disposition", "attachment; filename=\"package.tgz\"")
                .body(made());
    }

    private synchronized byte[] made() {
        if (made == null) made = ContractPackage.of(context);
        return made;
    }
}
