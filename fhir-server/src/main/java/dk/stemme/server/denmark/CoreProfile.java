package dk.stemme.server.denmark;

import dk.stemme.server.store.Refusal.Issue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What HL7 Denmark's dk-core (hl7.dk/fhir/core, read in June 2026) demands of people, organisations and observations beyond
 * R4 and the numbers of {@link IdentifierRule}. Cardinalities and invariants hold for a resource that claims the profile
 * in {@code meta.profile}; what a Danish code system or extension demands holds wherever it is used. dk-core-location adds
 * nothing to R4 but which profiles its references have.
 */
final class CoreProfile {
    private static final String BASE = "http://hl7.dk/fhir/core/StructureDefinition/dk-core-";
    private static final String MUNICIPALITY = BASE + "municipalityCodes";
    private static final String REGION = BASE + "RegionalSubDivisionCodes";
    private static final String MUNICIPALITIES = "http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes";
    private static final Set<String> REGIONS = Set.of("DK-81", "DK-82", "DK-83", "DK-84", "DK-85");
    private static final String MARITAL = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final Set<String> OBSERVATION_CODES = Set.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://npu-terminology.org",
            "urn:iso:std:iso:11073:10101",
            "http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes",
            "urn:oid:1.2.208.176.2.4");
    /** dk-core-organization-mandatory-identifier. */
    private static final Set<String> ORGANIZATION_NUMBERS =
            Set.of("urn:oid:1.2.208.176.1.1", "https://kombit.dk/sts/organisation", "urn:oid:1.3.198", "http://cvr.dk");

    private static final String ONE_NUMBER_EACH =
            "Only one number of each kind is expected. / Der forventes højst ét nummer af hver slags.";
    private static final String USE = "The number has another use: official, for replacement CPR numbers temp."
            + " / Nummeret har en anden anvendelse: official, for erstatnings-CPR-numre temp.";
    private static final String ONE_OFFICIAL_NAME =
            "Only one official name is expected, with a family name. / Der forventes højst ét officielt navn, med efternavn.";
    private static final String NO_NUMBER = "An identifier is missing. / Der mangler en identifikator.";

    private static final List<CoreRule<?>> RULES = List.of(
            CoreRule.claimed(Patient.class, missing(Patient::getIdentifier), NO_NUMBER),
            CoreRule.claimed(Patient.class, sameSystem(Patient::getIdentifier), ONE_NUMBER_EACH),
            CoreRule.claimed(Patient.class, otherUse(Patient::getIdentifier), USE),
            CoreRule.claimed(Patient.class, officialNames(Patient::getName), ONE_OFFICIAL_NAME),
            CoreRule.claimed(
                            Patient.class,
                            patient -> breach(
                                    "maritalStatus",
                                    hasCode(patient.getMaritalStatus(), "P")
                                            && hasCode(patient.getMaritalStatus(), "A")),
                            "Danish law does not know this marital status. / Dansk ret kender ikke denne civilstand.")
                    .asWarning(),
            CoreRule.always(
                    Patient.class,
                    addresses(MUNICIPALITY, Municipalities::contains),
                    "This is no Danish municipality code. / Dette er ikke en kommunekode."),
            CoreRule.always(
                    Patient.class,
                    addresses(REGION, REGIONS::contains),
                    "This is no Danish region: DK-81 to DK-85. / Dette er ikke en region: DK-81 til DK-85."),
            CoreRule.claimed(RelatedPerson.class, sameSystem(RelatedPerson::getIdentifier), ONE_NUMBER_EACH),
            CoreRule.claimed(RelatedPerson.class, otherUse(RelatedPerson::getIdentifier), USE),
            CoreRule.claimed(RelatedPerson.class, officialNames(RelatedPerson::getName), ONE_OFFICIAL_NAME),
            CoreRule.always(
                    Practitioner.class,
                    CoreProfile::authorizations,
                    "An authorisation id has five consonants and digits. / Et autorisations-id har fem konsonanter og cifre."),
            CoreRule.claimed(
                    Organization.class,
                    organization -> breach(
                            "identifier",
                            organization.getIdentifier().stream()
                                    .noneMatch(each -> ORGANIZATION_NUMBERS.contains(each.getSystem()))),
                    "A SOR, KOMBIT or CVR number is missing. / Der mangler et SOR-, KOMBIT- eller CVR-nummer."),
            CoreRule.claimed(Organization.class, sameSystem(Organization::getIdentifier), ONE_NUMBER_EACH),
            CoreRule.claimed(Organization.class, otherUse(Organization::getIdentifier), USE),
            CoreRule.always(
                    Organization.class,
                    organization -> places(
                            organization.getIdentifier(),
                            "identifier",
                            each -> MUNICIPALITIES.equals(each.getSystem())
                                    && !Municipalities.contains(each.getValue())),
                    "This is no Danish municipality code. / Dette er ikke en kommunekode."),
            CoreRule.claimed(
                    Observation.class,
                    observation -> breach("subject", !observation.hasSubject()),
                    "Whom the observation is about is missing. / Det mangler, hvem observationen handler om."),
            CoreRule.claimed(
                    Observation.class,
                    observation -> breach("value", observation.getValue() instanceof Quantity value && isBare(value)),
                    "A value needs its unit. / En værdi skal have sin enhed."),
            CoreRule.claimed(
                    Observation.class,
                    CoreProfile::otherUnits,
                    "Units are UCUM codes: system http://unitsofmeasure.org. / Enheder er UCUM-koder."),
            CoreRule.claimed(
                    Observation.class,
                    observation -> codes(observation.getCode()),
                    "Only one code of each Danish code system is expected. / Der forventes højst én kode fra hvert kodesystem."));

    private CoreProfile() {}

    static List<Issue> issues(Resource resource) {
        boolean claimed = resource.getMeta().getProfile().stream()
                .anyMatch(profile -> profile.getValue().split("\\|")[0].equals(BASE + name(resource)));
        List<Issue> issues = new ArrayList<>();
        for (CoreRule<?> rule : RULES) {
            if (!rule.type().isInstance(resource) || !claimed && !rule.always()) continue;
            for (String place : rule.places(resource))
                issues.add(new Issue(
                        rule.severity(), IssueType.BUSINESSRULE, resource.fhirType() + "." + place, rule.text()));
        }
        return issues;
    }

    /** {@code RelatedPerson} is {@code related-person}. */
    private static String name(Resource resource) {
        return resource.fhirType().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static List<String> breach(String place, boolean broken) {
        return broken ? List.of(place) : List.of();
    }

    private static <T> List<String> places(List<T> all, String name, Predicate<T> broken) {
        return IntStream.range(0, all.size())
                .filter(i -> broken.test(all.get(i)))
                .mapToObj(i -> name + "[" + i + "]")
                .toList();
    }

    private static <R> Function<R, List<String>> missing(Function<R, List<Identifier>> identifiers) {
        return resource -> breach("identifier", identifiers.apply(resource).isEmpty());
    }

    /** A second number of a kind that dk-core knows. */
    private static <R> Function<R, List<String>> sameSystem(Function<R, List<Identifier>> identifiers) {
        return resource -> {
            Set<String> seen = new HashSet<>();
            return places(
                    identifiers.apply(resource),
                    "identifier",
                    each -> IdentifierRule.of(each).isPresent() && !seen.add(each.getSystem()));
        };
    }

    private static <R> Function<R, List<String>> otherUse(Function<R, List<Identifier>> identifiers) {
        return resource -> places(identifiers.apply(resource), "identifier", each -> {
            IdentifierUse use = IdentifierRule.of(each).map(IdentifierRule::use).orElse(null);
            return use != null && each.hasUse() && each.getUse() != use;
        });
    }

    private static <R> Function<R, List<String>> officialNames(Function<R, List<HumanName>> names) {
        return resource -> {
            Set<NameUse> seen = new HashSet<>();
            return places(
                    names.apply(resource),
                    "name",
                    name -> name.getUse() == NameUse.OFFICIAL
                            && (!seen.add(NameUse.OFFICIAL)
                                    || name.getFamilyElement().isEmpty()));
        };
    }

    private static boolean hasCode(CodeableConcept concept, String code) {
        return concept.getCoding().stream()
                .anyMatch(each -> MARITAL.equals(each.getSystem()) && code.equals(each.getCode()));
    }

    private static Function<Patient, List<String>> addresses(String extension, Predicate<String> known) {
        return patient -> places(
                patient.getAddress(),
                "address",
                address -> codes(address, extension).stream().anyMatch(code -> !known.test(code.getCode())));
    }

    private static List<Coding> codes(Address address, String extension) {
        return address.getExtensionsByUrl(extension).stream()
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> ((CodeableConcept) value).getCoding().stream())
                .filter(Coding::hasCode)
                .toList();
    }

    private static List<String> authorizations(Practitioner practitioner) {
        return places(
                practitioner.getQualification(),
                "qualification",
                qualification -> qualification.getIdentifier().stream()
                        .filter(each -> "https://autregweb.sst.dk".equals(each.getSystem()))
                        .anyMatch(each -> !String.valueOf(each.getValue()).matches("(?i)[b-df-hj-np-tv-z0-9]{5}")));
    }

    private static boolean isBare(Quantity value) {
        return value.hasValue() && !value.hasUnit() && !value.hasCode();
    }

    private static List<String> otherUnits(Observation observation) {
        List<String> places = new ArrayList<>(breach("value", isOther(observation.getValue())));
        places.addAll(places(observation.getComponent(), "component", each -> isOther(each.getValue())));
        return places;
    }

    private static boolean isOther(@Nullable Type value) {
        return value instanceof Quantity quantity && quantity.hasSystem() && !UCUM.equals(quantity.getSystem());
    }

    private static List<String> codes(CodeableConcept concept) {
        Set<String> seen = new HashSet<>();
        return places(
                concept.getCoding(),
                "code.coding",
                each -> OBSERVATION_CODES.contains(each.getSystem()) && !seen.add(each.getSystem()));
    }
}
