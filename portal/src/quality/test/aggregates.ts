import type { Observation } from 'fhir/r4';
import { lastDay, system, type Month } from '../../charts';

interface Given {
    value: number;
    n: number;
    sd?: number;
    ci?: [number, number];
    invited?: number;
    rate?: number;
}

const shape = (unit: string, month: Month): Observation => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: system('indicator'), code: 'phq9-total-mean' }] },
    subject: { reference: `Location/${unit}` },
    effectivePeriod: { start: `${month}-01`, end: lastDay(month) },
});

/** A published figure as the server writes it. */
export function aggregate(unit: string, month: Month, { value, n, sd, ci, invited, rate }: Given): Observation {
    const part = (code: string, number: number | undefined) =>
        number === undefined ? [] : [{ code: { coding: [{ code }] }, valueQuantity: { value: number } }];
    const interval = ci && {
        code: { coding: [{ code: 'ci95' }] },
        valueRange: { low: { value: ci[0] }, high: { value: ci[1] } },
    };
    return {
        ...shape(unit, month),
        valueQuantity: { value },
        component: [
            ...part('count', n),
            ...part('std-dev', sd),
            ...part('invited', invited),
            ...part('response-rate', rate),
            ...(interval ? [interval] : []),
            { code: { coding: [{ code: 'suppressed' }] }, valueBoolean: false },
        ],
    };
}

/** A withheld figure. */
export const withheld = (unit: string, month: Month): Observation => ({
    ...shape(unit, month),
    dataAbsentReason: { coding: [{ code: 'masked' }] },
});
