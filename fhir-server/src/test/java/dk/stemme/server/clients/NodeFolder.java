package dk.stemme.server.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder of src/test with packages from npm; installed once per lock file, as the web apps are. */
record NodeFolder(Path path) {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** How a command ended; {@code status} is -1 when there is no such command. */
    record Run(int status, String output) {}

    /** Without Node or the packages the test is left out. */
    static NodeFolder installed(String name) throws InterruptedException {
        NodeFolder folder = new NodeFolder(ROOT.resolve("fhir-server/src/test").resolve(name));
        Run install = folder.run(Map.of(), "sh", ROOT + "/.mvn/web-install.sh", folder.path.toString());
        assumeTrue(install.status == 0, "The packages cannot be installed: " + install.output);
        assumeTrue(Files.exists(folder.path.resolve("node_modules")), "Node 20 is needed");
        return folder;
    }

    Run run(Map<String, String> environment, String... command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(path.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            return new Run(-1, String.valueOf(e.getMessage()));
        }
    }
}
