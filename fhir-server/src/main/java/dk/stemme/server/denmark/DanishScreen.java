package dk.stemme.server.denmark;

import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Screen;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.springframework.stereotype.Component;

/** Holds people, places and observations against dk-core: the numbers they carry, and what their profiles demand. */
@Component
class DanishScreen implements Screen {
    @Override
    public List<Issue> look(Incoming incoming) {
        List<Issue> issues = Stream.concat(
                        DanishIdentifiers.issues(incoming.model()).stream(),
                        CoreProfile.issues(incoming.model()).stream())
                .toList();
        Predicate<Issue> isError = issue -> issue.severity() == IssueSeverity.ERROR;
        if (issues.stream().anyMatch(isError))
            throw new Refusal(422, issues.stream().filter(isError).toList());
        return issues;
    }
}
