package dk.stemme.server.store;

import java.util.Set;

/**
 * Somebody whom a Consent may keep out.
 *
 * @param person reference to who they are (Practitioner/…, RelatedPerson/…), empty for systems
 * @param units the Locations in which they work (bare ids)
 * @param purpose HL7's code of what they look for
 * @param yields whether that purpose yields to a Consent that names no purpose
 */
public record Viewer(String person, Set<String> units, String purpose, boolean yields) {
    /** A person without blocks costs one look into the index. */
    private static final String UNBLOCKED = """
            not exists (select 1 from block b
              where b.patient = r.patient and b.starts <= now() and b.ends > now()
                and (b.types = '{}' or r.type = any(b.types))
                and (b.purposes = '{}' and ? or ? = any(b.purposes))
                and (b.actors = '{}'%s))""";

    private static final String SYSTEMS = UNBLOCKED.formatted("");
    private static final String PEOPLES = UNBLOCKED.formatted("""
             or ? = any(b.actors) or b.actors && array(
                  select 'Location/' || a.ancestor from unit_ancestor a where a.unit = any(?)
                  union select 'Organization/' || u.organization from unit_ancestor a join unit u on u.id = a.ancestor
                  where a.unit = any(?))""");

    /**
     * What no Consent denies to this viewer. A denied unit is denied to those who work in it or below it. Who says
     * neither actor nor purpose denies all but themself and those who act for them.
     */
    Clause unblocked() {
        if (person.isEmpty() && units.isEmpty()) return Clause.of(SYSTEMS, yields, purpose);
        String[] own = units.toArray(String[]::new);
        return Clause.of(PEOPLES, yields, purpose, person, own, own);
    }
}
