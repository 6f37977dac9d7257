package dk.stemme.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dependencies point down only: between the modules, and between the packages of the server. */
class ArchitectureTest {
    private static JavaClasses stemme;

    @BeforeAll
    static void read() {
        stemme = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dk.stemme");
    }

    @Test
    void modulesDependDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("server")
                .definedBy("dk.stemme.server..")
                .layer("instruments")
                .definedBy("dk.stemme.instruments..")
                .layer("sdc")
                .definedBy("dk.stemme.sdc..")
                .layer("scoring")
                .definedBy("dk.stemme.scoring..")
                .layer("indicators")
                .definedBy("dk.stemme.indicators..")
                .whereLayer("server")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("instruments")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("sdc")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("scoring")
                .mayOnlyBeAccessedByLayers("server", "instruments")
                .whereLayer("indicators")
                .mayOnlyBeAccessedByLayers("server")
                .check(stemme);
    }

    @Test
    void scoringAndIndicatorsKnowNothing() {
        classes()
                .that()
                .resideInAnyPackage("dk.stemme.scoring..", "dk.stemme.indicators..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dk.stemme.scoring..", "dk.stemme.indicators..", "org.jspecify..")
                .check(stemme);
    }

    @Test
    void theFormEngineKnowsNoServerNoSpringNoSql() {
        noClasses()
                .that()
                .resideInAnyPackage("dk.stemme.sdc..", "dk.stemme.instruments..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta.servlet..", "dk.stemme.server..")
                .check(stemme);
    }

    /** Outside a transaction such a stream keeps its connection until somebody closes it. */
    @Test
    void noQueryIsReadAsAStream() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(stemme);
    }

    @Test
    void packagesOfTheServerHaveNoCycles() {
        slices().matching("dk.stemme.server.(*)..").should().beFreeOfCycles().check(stemme);
    }

    /** Callers and rules know nothing of how one signs in, of audit or consent, which all rest on them. */
    @Test
    void packagesOfAccessHaveNoCyclesAndRestOnCallersAndRules() {
        slices().matching("dk.stemme.server.access.(*)..")
                .should()
                .beFreeOfCycles()
                .check(stemme);
        noClasses()
                .that()
                .resideInAPackage("dk.stemme.server.access")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.stemme.server.access.*..")
                .check(stemme);
    }

    @Test
    void packagesOfTheServerDependDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dk.stemme.server.*..")
                .layer("edge")
                .definedBy("dk.stemme.server.fhir..", "dk.stemme.server.access..", "dk.stemme.server.pages..")
                .layer("demo")
                .definedBy("dk.stemme.server.demo..")
                .layer("exchange")
                .definedBy("dk.stemme.server.exchange..")
                .layer("response")
                .definedBy("dk.stemme.server.response..")
                .layer("parts")
                .definedBy("dk.stemme.server.pathway..", "dk.stemme.server.quality..", "dk.stemme.server.result..")
                .layer("questionnaire")
                .definedBy("dk.stemme.server.questionnaire..")
                .layer("store")
                .definedBy("dk.stemme.server.store..", "dk.stemme.server.denmark..")
                .whereLayer("edge")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("exchange")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("response")
                .mayOnlyBeAccessedByLayers("exchange")
                .whereLayer("parts")
                .mayOnlyBeAccessedByLayers("exchange", "response")
                .whereLayer("questionnaire")
                .mayOnlyBeAccessedByLayers("exchange", "response", "parts")
                .check(stemme);
    }

    @Test
    void nobodyHidesBehindEmptyNames() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..service..")
                .check(stemme);
    }
}
