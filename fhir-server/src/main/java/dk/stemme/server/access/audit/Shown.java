package dk.stemme.server.access.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.access.Asked;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Visit;
import dk.stemme.server.store.Compartment;
import dk.stemme.server.store.Stored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a successful request shows of whom. The HTTP edge leaves the answered resources under a known name. */
record Shown(Visit visit, Caller caller, Asked asked, RequestDetails request) {
    private static final String ANSWERED = "stemme.answered";
    private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
    private static final int MOST_ATTEMPTS = 50;

    /** One access per resource read, one per patient found: each can then be shown to the patient it concerns. */
    Stream<Access> accesses(boolean written) {
        return switch (asked.interaction()) {
            case READ, HISTORY -> answered().limit(1).map(this::read);
            case CREATE, UPDATE, DELETE -> written ? Stream.empty() : answered().map(this::read);
            case SEARCH -> ofEach(patientsNamed().isEmpty() ? patientsAnswered() : patientsNamed());
            case OPERATION ->
                asked.type().equals("Bundle")
                        ? Stream.concat(Stream.of(of(null)), answered().map(this::readInBundle))
                        : ofEach(patientsAnswered());
        };
    }

    private Access read(Stored stored) {
        return read(stored, asked.code());
    }

    private Access readInBundle(Stored stored) {
        return read(stored, "read");
    }

    private Access read(Stored stored, String code) {
        return Access.of(visit, caller, code, stored.reference(), Compartment.of(stored), null);
    }

    private Stream<Access> ofEach(Set<String> patients) {
        return patients.isEmpty() ? Stream.of(of(null)) : patients.stream().map(this::of);
    }

    private Access of(@Nullable String patient) {
        return of(patient, "");
    }

    private Access of(@Nullable String patient, String more) {
        String line = Masked.request(request) + more;
        return Access.of(visit, caller, asked.code(), null, patient, patient == null ? line : only(patient, line));
    }

    /** What was asked for but not given: one access per patient that the request names. */
    Stream<Access> attempts(String more) {
        Set<String> named = new LinkedHashSet<>(patientsNamed());
        Matcher path = PATIENT.matcher(String.valueOf(request.getRequestPath()));
        if (path.lookingAt() && Masked.text(path.group()).equals(path.group())) named.add(path.group());
        return named.isEmpty()
                ? Stream.of(of(null, more))
                : named.stream().limit(MOST_ATTEMPTS).map(patient -> of(patient, more));
    }

    /** A patient who reads it learns of nobody else. */
    private String only(String patient, String line) {
        String others = line;
        for (String named : patientsNamed())
            if (!named.equals(patient))
                others = others.replaceAll(
                        "(?<![A-Za-z0-9.-])" + Pattern.quote(named.substring(8)) + "(?![A-Za-z0-9.-])", "*");
        return PATIENT.matcher(others).replaceAll(found -> found.group().equals(patient) ? found.group() : "Patient/*");
    }

    /** The patients that the query itself names. */
    private Set<String> patientsNamed() {
        return request.getParameters().entrySet().stream()
                .flatMap(parameter -> named(parameter.getKey().split(":", 2)[0], parameter.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> named(String parameter, String[] values) {
        Stream<String> each = Stream.of(values).flatMap(value -> Stream.of(value.split(",")));
        Stream<String> references = switch (parameter) {
            case "patient" -> each.map(id -> id.contains("/") ? id : "Patient/" + id);
            case "subject" -> each;
            case "_id" -> asked.type().equals("Patient") ? each.map(id -> "Patient/" + id) : Stream.empty();
            default -> Stream.empty();
        };
        return references.filter(PATIENT.asMatchPredicate()).map(Masked::text);
    }

    /** When the patients themselves are in the answer they say it all; else each resource says whose it is. */
    private Set<String> patientsAnswered() {
        List<Stored> all = answered().toList();
        List<Stored> patients =
                all.stream().filter(stored -> stored.type().equals("Patient")).toList();
        return (patients.isEmpty() ? all : patients)
                .stream().map(Compartment::of).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("unchecked")
    private Stream<Stored> answered() {
        return ((List<Stored>) request.getUserData().getOrDefault(ANSWERED, List.of())).stream();
    }
}
