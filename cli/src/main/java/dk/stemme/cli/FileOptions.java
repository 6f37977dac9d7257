package dk.stemme.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files in place of standard input and output. */
final class FileOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "Read this file, not standard input.")
    private @Nullable Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write this file, not standard output.")
    private @Nullable Path output;

    InputStream in(Streams streams) throws IOException {
        if (input == null) return streams.in();
        if (!Files.isReadable(input)) throw new Refusal("cannot read " + input);
        return Files.newInputStream(input);
    }

    /** Closing it leaves standard output open. */
    OutputStream out(Streams streams) throws IOException {
        if (output == null) return new Unclosed(streams.out());
        if (input != null && Files.exists(output) && Files.isSameFile(input, output))
            throw new Refusal("input and output are the same file");
        try {
            return Files.newOutputStream(output);
        } catch (FileSystemException e) {
            throw new Refusal("cannot write " + output);
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
