import type { Observation } from 'fhir/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve, bundle } from '../desk/test/server';
import { figureOf, loadFigures } from './figures';
import { aggregate, withheld } from './test/aggregates';

afterEach(() => vi.unstubAllGlobals());

describe('an aggregate Observation', () => {
    it('is read with its interval and the people behind it', () => {
        expect(
            figureOf(
                aggregate('7', '2026-07', {
                    value: 17.4,
                    n: 64,
                    sd: 7.9,
                    ci: [15.43, 19.37],
                    invited: 92,
                    rate: 71.7391,
                }),
            ),
        ).toEqual({
            unit: 'Location/7',
            month: '2026-07',
            suppressed: false,
            value: 17.4,
            n: 64,
            numerator: undefined,
            sd: 7.9,
            low: 15.43,
            high: 19.37,
            invited: 92,
            responseRate: 71.7391,
        });
    });

    it('has no numbers when it is withheld', () => {
        expect(figureOf(withheld('7', '2026-07'))).toEqual({ unit: 'Location/7', month: '2026-07', suppressed: true });
    });

    it('has no numbers when its component says so, whatever else it carries', () => {
        const suppressed = { code: { coding: [{ code: 'suppressed' }] }, valueBoolean: true };
        const careless: Observation = { ...aggregate('7', '2026-07', { value: 3, n: 2 }), component: [suppressed] };
        expect(figureOf(careless).value).toBeUndefined();
    });
});

it('a search asks for the months of all units at once, and leaves quarters out', async () => {
    const quarter = {
        ...aggregate('7', '2026-07', { value: 1, n: 9 }),
        effectivePeriod: { start: '2026-07-01', end: '2026-09-30' },
    };
    const requests = serve({}, () => bundle([quarter, aggregate('8', '2026-08', { value: 2, n: 9 })]));
    const figures = await loadFigures('phq9-total-mean', ['Location/7', 'Location/8'], '2025-01');
    const query = new URLSearchParams(requests[0]!.split('?')[1]);
    expect(figures.map(({ month }) => month)).toEqual(['2026-08']);
    expect([query.get('code'), query.get('subject'), query.get('date')]).toEqual([
        'https://stemme.example/fhir/CodeSystem/indicator|phq9-total-mean',
        'Location/7,Location/8',
        'ge2025-01-01',
    ]);
});
