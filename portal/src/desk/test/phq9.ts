import type { Bundle, Observation, ObservationDefinition, PlanDefinition, Questionnaire } from 'fhir/r4';
import scores from '../../../../instruments/src/main/resources/dk/stemme/instruments/phq9/scores.json';
import thresholds from '../../../../instruments/src/main/resources/dk/stemme/instruments/phq9/thresholds.json';
import questionnaire from '../../../../instruments/src/main/resources/dk/stemme/instruments/phq9/questionnaire.json';
import { definitionUrl, extensionUrl, system } from '../../charts';
import { byUrl, type Route } from './server';

/** The PHQ-9 of the catalogue. */
export const phq9 = questionnaire as unknown as Questionnaire;
export const phq9RuleSet = thresholds as unknown as PlanDefinition;
export const phq9Definitions = (scores as unknown as Bundle<ObservationDefinition>).entry!.map(
    ({ resource }) => resource!,
);
export const phq9Total = phq9Definitions.find(({ id }) => id === 'phq9-total-1.0.0')!;

export const servesPhq9: Route[] = [
    byUrl('ObservationDefinition', phq9Definitions, definitionUrl),
    byUrl('Questionnaire', [phq9], ({ url }) => url ?? ''),
    byUrl('PlanDefinition', [phq9RuleSet], ({ url }) => url ?? ''),
];

interface Given {
    at: string;
    code?: string;
    value?: number;
    missing?: string;
    band?: string;
    changeLast?: number;
    changeBaseline?: number;
    standardError?: number;
    answered?: number;
    patient?: string;
}

/** A score of the PHQ-9 as the server writes it, the total unless another `code` is given. */
export function phq9Score(given: Given): Observation {
    const { at, code: score = 'phq9-total', value, missing, band, patient = '1', ...components } = given;
    const codes = {
        'change-last': components.changeLast,
        'change-baseline': components.changeBaseline,
        'standard-error': components.standardError,
        answered: components.answered,
        items: components.answered === undefined ? undefined : 9,
    };
    return {
        resourceType: 'Observation',
        id: `${score}-${patient}-${at}`,
        status: 'final',
        extension: [
            {
                url: extensionUrl('score-definition'),
                valueCanonical: `https://stemme.example/fhir/ObservationDefinition/${score}|1.0.0`,
            },
        ],
        code: { coding: [{ system: system('score'), code: score }] },
        subject: { reference: `Patient/${patient}` },
        effectiveDateTime: `${at}T10:00:00+01:00`,
        derivedFrom: [{ reference: `QuestionnaireResponse/phq9-${at}` }],
        valueQuantity: value === undefined ? undefined : { value },
        dataAbsentReason: missing === undefined ? undefined : { text: missing },
        interpretation: band ? [{ coding: [{ system: system('band'), code: band }] }] : undefined,
        component: Object.entries(codes).flatMap(([code, number]) =>
            number === undefined
                ? []
                : [
                      {
                          code: { coding: [{ system: system('score-component'), code }] },
                          valueQuantity: { value: number },
                      },
                  ],
        ),
    };
}

/** A finding of the PHQ-9 thresholds. */
export function phq9Finding(at: string, colour: string, rules: string[], patient = '1'): Observation {
    return {
        resourceType: 'Observation',
        id: `attention-${patient}-${at}`,
        status: 'final',
        code: { coding: [{ system: system('observation-kind'), code: 'attention' }] },
        subject: { reference: `Patient/${patient}` },
        effectiveDateTime: `${at}T10:00:00+01:00`,
        valueCodeableConcept: { coding: [{ system: system('attention'), code: colour }] },
        note: rules.map((rule) => ({ text: `Årsag ${rule}` })),
        extension: [
            ...rules.map((rule) => ({ url: extensionUrl('rule'), valueString: rule })),
            {
                url: extensionUrl('rule-set'),
                valueCanonical: 'https://stemme.example/fhir/PlanDefinition/phq9-thresholds|1.0.0',
            },
        ],
        derivedFrom: [{ reference: `QuestionnaireResponse/phq9-${at}` }],
    };
}
