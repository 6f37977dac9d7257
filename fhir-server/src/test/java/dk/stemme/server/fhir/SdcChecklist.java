package dk.stemme.server.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What SDC 4.0.0's CapabilityStatements expect, row by row, and the tests that show it. */
final class SdcChecklist {
    /** The statements that Stemme claims as a server; FormMgr imports FillMgr. */
    static final List<String> SERVERS = List.of("FillMgr", "FormMgr", "RespMgr", "Receiver");
    /** Those of its own pages. */
    static final List<String> CLIENTS = List.of("Filler", "Designer");

    private static final List<String> TABLE = SdcChecklist.text("/sdc-checklist.md")
            .lines()
            .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
            .toList();

    private SdcChecklist() {}

    /**
     * @param feature an interaction, "?" and a search parameter, "$" and an operation, or "(resource)"
     * @param expectations SHALL, SHOULD or MAY, by statement
     */
    record Row(String type, String feature, Map<String, String> expectations) {
        boolean isOf(List<String> statements) {
            return statements.stream().anyMatch(expectations::containsKey);
        }

        /** The test that shows it, as the evidence names it. */
        Optional<String> shownFor(String whose) {
            return Optional.ofNullable(evidence().get(whose + " " + this));
        }

        @Override
        public String toString() {
            return type + " " + feature;
        }
    }

    /** The rows that expect something of Stemme. */
    static List<Row> rows() {
        return TABLE.stream()
                .skip(1)
                .map(line -> row(cells(TABLE.get(0)), cells(line)))
                .filter(row -> row.isOf(SERVERS) || row.isOf(CLIENTS))
                .toList();
    }

    /** Class or file, # and the test's name; by whose row it is and the row's words. */
    static Map<String, String> evidence() {
        return text("/sdc-evidence.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+", 4))
                .collect(Collectors.toMap(words -> words[0] + " " + words[1] + " " + words[2], words -> words[3]));
    }

    private static Row row(List<String> head, List<String> cells) {
        Map<String, String> expectations = new LinkedHashMap<>();
        for (int i = 2; i < head.size(); i++) {
            String statement = head.get(i).replaceAll("\\(.\\)", "");
            boolean claimed = SERVERS.contains(statement) || CLIENTS.contains(statement);
            if (claimed && !cells.get(i).isEmpty()) expectations.put(statement, cells.get(i));
        }
        return new Row(cells.get(0), cells.get(1), expectations);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    static String text(String resource) {
        try (var in = Objects.requireNonNull(SdcChecklist.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
