/** Publishes and freezes versions of questionnaires and their definitions; the exact version, compiled and cached. */
@org.jspecify.annotations.NullMarked
package dk.stemme.server.questionnaire;
