package dk.stemme.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * What a command reads and writes where no file is named.
 *
 * @param err for people: warnings, progress, refusals
 */
record Streams(InputStream in, OutputStream out, PrintWriter err) {}
