package dk.stemme.server.quality;

import java.util.Map;

/**
 * What the facts of one family say now.
 *
 * @param own each unit's figures of its own answers, without the units below it
 * @param persons distinct persons in each unit and below it
 */
record Counted(Map<String, Figures> own, Map<String, Long> persons) {}
