package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Caller.Unit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operations on units: {@code Location/x/$overview} and {@code $evaluate-measure?subject=Location/x}. */
class OwnUnitTest extends ServerTest {
    private static final Caller AT_THE_HOSPITAL = new Caller(
            "x",
            "X",
            Role.CLINICIAN,
            "",
            Set.of(),
            List.of(new Unit("Location/own-hospital", "")),
            Grant.session(Role.CLINICIAN));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OwnUnit ownUnit;

    @BeforeEach
    void aWardInTheHospitalAndAnotherElsewhere() {
        lies("own-hospital", "own-hospital");
        lies("own-ward", "own-hospital");
        lies("other-ward", "other-hospital");
    }

    private void lies(String unit, String ancestor) {
        jdbc.sql("insert into unit_ancestor (unit, ancestor) values (?, ?) on conflict do nothing")
                .params(unit, ancestor)
                .update();
    }

    @Test
    void theUnitItselfAndWhatLiesBelowItIsOwn() {
        assertThat(overview("own-hospital")).isTrue();
        assertThat(overview("own-ward")).isTrue();
    }

    @Test
    void anyOtherIsNot() {
        assertThat(overview("other-ward")).isFalse();
        assertThat(overview("other-hospital")).isFalse();
        assertThat(overview("unknown")).isFalse();
    }

    @Test
    void figuresAreAskedForByTheirSubject() {
        assertThat(figures(new Parameters(), "Location/own-ward")).isTrue();
        assertThat(figures(new Parameters(), "Location/other-ward")).isFalse();
        assertThat(figures(new Parameters(), "Patient/own-ward")).isFalse();
    }

    @Test
    void aRequestThatNamesNoUnitIsDenied() {
        assertThat(figures(new Parameters())).isFalse();
        assertThat(ownUnit.holds(AT_THE_HOSPITAL, request("Location", new Parameters())))
                .isFalse();
    }

    @Test
    void aSubjectInTheBodyCountsToo() {
        assertThat(figures(subject("Location/own-ward"))).isTrue();
        assertThat(figures(subject("Location/other-ward"))).isFalse();
    }

    @Test
    void noOtherUnitMayHideBehindAnOwnOne() {
        assertThat(figures(subject("Location/other-ward"), "Location/own-ward")).isFalse();
        assertThat(figures(new Parameters(), "Location/own-ward", "Location/other-ward"))
                .isFalse();
    }

    private boolean overview(String unit) {
        ServletRequestDetails request = request("Location", new Parameters());
        request.setId(new IdType("Location", unit));
        return ownUnit.holds(AT_THE_HOSPITAL, request);
    }

    private boolean figures(Parameters body, String... subjects) {
        ServletRequestDetails request = request("Measure", body, subjects);
        return ownUnit.holds(AT_THE_HOSPITAL, request);
    }

    private static ServletRequestDetails request(String type, Parameters body, String... subjects) {
        ServletRequestDetails request = new ServletRequestDetails();
        request.setResourceName(type);
        request.setResource(body);
        request.setParameters(subjects.length == 0 ? Map.of() : Map.of("subject", subjects));
        return request;
    }

    private static Parameters subject(String reference) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("subject").setValue(new Reference(reference));
        return parameters;
    }
}
