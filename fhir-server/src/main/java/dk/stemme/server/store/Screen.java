package dk.stemme.server.store;

import dk.stemme.server.store.Refusal.Issue;
import java.util.List;

/** Looks at every resource before its gate, whatever the type: for rules that belong to a country or an installation. */
public interface Screen {

    /**
     * @return what is odd about the resource, though not wrong
     * @throws Refusal 422 with what is wrong
     */
    List<Issue> look(Incoming incoming);
}
