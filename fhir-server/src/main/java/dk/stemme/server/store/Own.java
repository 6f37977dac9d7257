package dk.stemme.server.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a patient or relative reaches: a patient their own compartment, from the age of 15 (sundhedsloven § 17); everybody
 * the invitations sent to them and the responses they gave; and those for whom they act (table {@code proxy}) that person's
 * compartment: a child's by who holds custody, until 18 (forældreansvarsloven §§ 1 and 2, sundhedsloven § 14), an adult's
 * by a guardian or who holds a power of attorney. A person keeps somebody who acts for them out by a Consent that names
 * them. Consents are one's own: nobody else reads or writes them.
 *
 * @param person reference to who they are: Patient/… or RelatedPerson/…
 * @param patients whose compartment is their own (bare ids); empty for relatives
 */
public record Own(String person, Set<String> patients) implements Reach {
    private static final int OF_AGE = 18;
    private static final Map<String, String> ANSWERED = Map.of("Task", "owner", "QuestionnaireResponse", "source");
    private static final String YOUNG =
            "exists (select 1 from resource p where p.type = 'Patient' and p.id = ? and p.starts >= ?)";
    private static final String ACTED_FOR = """
            r.patient = any(array(
              select x.patient from proxy x join resource c on c.type = 'Patient' and c.id = x.patient
              where (x.source = ? or x.key = any(array(
                  select unnest(p.keys) from resource p where p.type = 'Patient' and p.id = any(?))))
                and x.starts <= now() and x.ends > now() and not c.deleted and (x.adult or c.starts >= ?)
                and not exists (select 1 from block b
                  where b.patient = x.patient and b.starts <= now() and b.ends > now()
                    and 'RelatedPerson/' || x.source = any(b.actors)
                    and (b.types = '{}' or ? = any(b.types)))))""";

    @Override
    public Clause narrow(String type, Use use) {
        if (!Reach.personal(type)) return Clause.TRUE;
        List<Clause> either = new ArrayList<>();
        patients.forEach(patient -> either.add(ofPatient(type, patient)));
        if (patients.isEmpty()) either.add(answered(type));
        if (!type.equals("Consent")) either.add(actedFor(type));
        return Clause.any(either);
    }

    private Clause ofPatient(String type, String patient) {
        Clause young = Clause.of(YOUNG, patient, bornAfter(OwnAge.get()));
        Clause old = Clause.join("or", List.of(young.negated(), answered(type)));
        return Clause.both(Clause.ofPatients(patient), old);
    }

    /** Who they are, what they are asked and what they answered. */
    private Clause answered(String type) {
        String id = person.substring(person.indexOf('/') + 1);
        if (person.equals(type + "/" + id)) return Clause.of("r.id = ?", id);
        String own = ANSWERED.get(type);
        if (own == null) return Clause.FALSE;
        return Clause.of("r.keys @> ?", (Object) new Long[] {Keys.of(type, own, person)});
    }

    private Clause actedFor(String type) {
        String source = person.startsWith("RelatedPerson/") ? person.substring("RelatedPerson/".length()) : "";
        return Clause.of(ACTED_FOR, source, patients.toArray(String[]::new), bornAfter(OF_AGE), type);
    }

    /** Whose day of birth begins then or later is younger than this; an unknown one is taken for an adult's. */
    private static OffsetDateTime bornAfter(int years) {
        LocalDate today = LocalDate.now(LocalZone.get());
        return today.minusYears(years).plusDays(1).atStartOfDay(LocalZone.get()).toOffsetDateTime();
    }
}
