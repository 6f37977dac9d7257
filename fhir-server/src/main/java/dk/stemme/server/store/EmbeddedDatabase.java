package dk.stemme.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that lives in a folder of its own and is as durable as any other: fsync and synchronous commit are
 * on. A server left running by a killed application is stopped first, so that the first restart works.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final long STOP_SECONDS = 20;

    private final EmbeddedPostgres postgres;
    private final FileChannel lockFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lockFile) {
        this.postgres = postgres;
        this.lockFile = lockFile;
    }

    static EmbeddedDatabase in(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = lock(folder);
            Path data = folder.resolve("postgres");
            stopOrphan(data);
            return new EmbeddedDatabase(start(data), lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + folder, e);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("max_wal_size", "1GB")
                .setServerConfig("jit", "off")
                .setServerConfig("autovacuum_naptime", "10s")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** Held as long as this process lives, whatever way it ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) != null) return channel;
        channel.close();
        throw new IllegalStateException("The data folder " + folder + " is in use by another Stemme. Stop that one, or"
                + " choose another folder with STEMME_DATADIR.");
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (orphan.isPresent()) stop(orphan.get());
        else Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle orphan) {
        LOG.info("Stopping the database that an earlier run left behind (process {})", orphan.pid());
        orphan.destroy();
        try {
            orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            orphan.destroyForcibly();
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }
}
