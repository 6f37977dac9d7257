package dk.stemme.server.access.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.audit.ErasureAudit;
import dk.stemme.server.access.purpose.NamedPersons;
import dk.stemme.server.access.purpose.PersonKeys;
import dk.stemme.server.access.purpose.Purposes;
import dk.stemme.server.access.purpose.Terms;
import dk.stemme.server.store.Erasing;
import dk.stemme.server.store.Keys;
import dk.stemme.server.store.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a patient in one transaction: all resources in the compartment with their history, what is counted from them,
 * invitations, and what waits to be told. In the record of accesses the patient and their relatives get pseudonyms, and
 * the keys of these are deleted; aggregates stay.
 */
@Component
class Erasure {
    private static final List<String> TABLES = List.of(
            "fact where patient = ?",
            "invitation where patient = ?",
            "treatment where patient = ?",
            "block where patient = ?",
            "proxy where patient = ?",
            "emergency where patient = ?",
            "export_job where ? = any(patients)");

    private final Erasing erasing;
    private final PersonKeys keys;
    private final Purposes purposes;
    private final ErasureAudit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Erasure(Erasing erasing, PersonKeys keys, Purposes purposes, ErasureAudit audit, JdbcClient jdbc, Clock clock) {
        this.erasing = erasing;
        this.keys = keys;
        this.purposes = purposes;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was entered last before this moment need not be kept any longer. */
    Instant limit() {
        return LocalDate.now(clock)
                .minus(terms().keep())
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /**
     * @param patient bare id
     * @return how many resources are gone
     * @throws Refusal 404 when nothing is known of the patient, 422 naming the rule by which they must be kept
     */
    @Transactional
    public int erase(String patient) {
        check(patient);
        keys.take();
        List<String> persons = Stream.concat(
                        Stream.of("Patient/" + patient),
                        erasing.ids(patient, "RelatedPerson").stream().map(id -> "RelatedPerson/" + id))
                .toList();
        TABLES.forEach(table -> jdbc.sql("delete from " + table).param(patient).update());
        erasing.rewrite(
                "Group", new Long[] {Keys.of("Group", "member", persons.get(0))}, group -> without(group, persons));
        int gone = erasing.erase(patient);
        Map<String, byte[]> known = keys.of(persons);
        erasing.rewrite("AuditEvent", named(persons), event -> NamedPersons.hidden(event, known));
        String self = persons.get(0);
        audit.erased(NamedPersons.pseudonym(self, Objects.requireNonNull(known.get(self))));
        keys.forget(persons);
        return gone;
    }

    private void check(String patient) {
        Instant newest = erasing.newest(patient).orElseThrow(() -> Refusal.notFound("Patient", patient));
        LocalDate last = newest.atZone(clock.getZone()).toLocalDate();
        if (!newest.isBefore(limit()))
            throw refused("Patient/%s must be kept until %s, %s after the last entry of %s: %s."
                    .formatted(patient, last.plus(terms().keep()), years(), last, terms().rule()));
        boolean treated = jdbc.sql("select exists (select 1 from treatment where open and patient = ?)")
                .param(patient)
                .query(Boolean.class)
                .single();
        if (treated)
            throw refused("Patient/%s is under treatment: end the EpisodeOfCare or Encounter first. %s."
                    .formatted(patient, terms().rule()));
    }

    private static Refusal refused(String why) {
        return Refusal.of(422, IssueType.BUSINESSRULE, "Patient", why);
    }

    private String years() {
        return terms().keep().getYears() + " years";
    }

    private Terms terms() {
        return purposes.of(Purpose.TREATMENT);
    }

    /** As who acted, and as whose data it was. */
    private static Long[] named(List<String> persons) {
        return persons.stream()
                .flatMap(person -> Stream.of("agent", "entity").map(by -> Keys.of("AuditEvent", by, person)))
                .toArray(Long[]::new);
    }

    private static ObjectNode without(ObjectNode group, List<String> persons) {
        if (!(group.get("member") instanceof ArrayNode members)) return group;
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode member : members)
            if (!persons.contains(member.at("/entity/reference").asText())) others.add(member);
        if (others.isEmpty()) group.remove("member");
        else members.removeAll().addAll(others);
        return group;
    }
}
