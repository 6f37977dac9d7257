package dk.stemme.server.access.purpose;

import java.time.Period;

/**
 * On what terms data is used for a purpose.
 *
 * @param name in a few words
 * @param basis the law it rests on
 * @param keep how long after the last entry data is kept for it; zero when nothing is
 * @param rule the rule that says so
 * @param objection who may object, and how
 */
public record Terms(String name, String basis, Period keep, String rule, String objection) {}
