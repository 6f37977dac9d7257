package dk.stemme.server.pathway;

import dk.stemme.server.store.Reached;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of a unit, each with the newest finding and the scores of the newest response to every
 * questionnaire, today's appointments and the invitations that wait.
 */
@Component
class Overview {
    private final Treated treated;
    private final Newest newest;
    private final Reached reached;

    Overview(Treated treated, Newest newest, Reached reached) {
        this.treated = treated;
        this.newest = newest;
        this.reached = reached;
    }

    /** Patients, those of most concern first, each followed by what belongs to it. */
    @Transactional(readOnly = true)
    public List<Stored> of(String unit) {
        List<Treated.Person> people = treated.in(unit);
        Map<String, List<Stored>> found = newest.of(people);
        List<Stored> all = new ArrayList<>();
        people.forEach(person -> all.addAll(found.getOrDefault(person.patient(), List.of())));
        return reached.of(all);
    }
}
