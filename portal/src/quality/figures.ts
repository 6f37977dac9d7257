import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Observation, ObservationComponent } from 'fhir/r4';
import { codeIn, system, type Month } from '../charts';

/** A unit's figure of one month. A mean or a share in percent; `low`..`high` is its 95 % interval. */
export interface Figure {
    readonly unit: string;
    readonly month: Month;
    readonly suppressed: boolean;
    readonly value?: number;
    readonly n?: number;
    readonly numerator?: number;
    readonly sd?: number;
    readonly low?: number;
    readonly high?: number;
    readonly invited?: number;
    /** In percent. */
    readonly responseRate?: number;
}

/** Reads an aggregate Observation. A withheld one has no numbers, whatever else it carries. */
export function figureOf(aggregate: Observation): Figure {
    const part = (code: string): ObservationComponent | undefined =>
        aggregate.component?.find((component) => component.code.coding?.some((coding) => coding.code === code));
    const number = (code: string) => part(code)?.valueQuantity?.value ?? part(code)?.valueInteger;
    const interval = part('ci95')?.valueRange;
    const unit = aggregate.subject?.reference ?? '';
    const month = aggregate.effectivePeriod?.start?.slice(0, 7) ?? '';
    const masked = aggregate.dataAbsentReason?.coding?.some((coding) => coding.code === 'masked');
    if (masked || part('suppressed')?.valueBoolean) return { unit, month, suppressed: true };
    return {
        unit,
        month,
        suppressed: false,
        value: aggregate.valueQuantity?.value,
        n: number('count') ?? number('denominator'),
        numerator: number('numerator'),
        sd: number('std-dev'),
        low: interval?.low?.value,
        high: interval?.high?.value,
        invited: number('invited') ?? number('initial-population'),
        responseRate: number('response-rate'),
    };
}

const unitsAtOnce = 40; // keeps the address of a search short

/** Fetches an indicator's monthly figures of some units (`Location/7`), from a month on. */
export async function loadFigures(indicator: string, units: readonly string[], from: Month): Promise<Figure[]> {
    const groups = Array.from({ length: Math.ceil(units.length / unitsAtOnce) }, (_, index) =>
        units.slice(index * unitsAtOnce, (index + 1) * unitsAtOnce),
    );
    const found = await Promise.all(
        groups.map((group) =>
            fhir.all<Observation>('Observation', {
                category: 'aggregate',
                code: `${system('indicator')}|${indicator}`,
                subject: group.join(','),
                date: `ge${from}-01`,
                _sort: 'date',
                _count: 500,
            }),
        ),
    );
    return found.flat().filter(isMonthly).map(figureOf);
}

/** Codes of the indicators that have a figure to show among a unit's newest ones. */
export async function indicatorsWithFigures(unit: string): Promise<Set<string>> {
    const newest = await fhir.search<Observation>('Observation', {
        category: 'aggregate',
        subject: unit,
        _sort: '-date',
        _count: 200,
        _elements: 'code,valueQuantity',
    });
    return new Set(
        newest.resources.flatMap(({ code, valueQuantity }) => (valueQuantity && codeIn(code, 'indicator')) || []),
    );
}

/** Quarters and years are figures of their own. */
function isMonthly(aggregate: Observation): boolean {
    const { start, end } = aggregate.effectivePeriod ?? {};
    return start !== undefined && start.slice(0, 7) === end?.slice(0, 7);
}
