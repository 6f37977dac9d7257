import type { Measure, MeasureReport } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { figureOf } from './report';

const measure = (scoring: string): Measure => ({
    resourceType: 'Measure',
    id: 'm',
    status: 'active',
    title: 'PHQ-9, response rate',
    scoring: { coding: [{ code: scoring }] },
});

const report = (measureScore: object, populations: Record<string, number>): MeasureReport => ({
    resourceType: 'MeasureReport',
    status: 'complete',
    type: 'summary',
    measure: 'm',
    period: {},
    group: [
        {
            measureScore,
            population: Object.entries(populations).map(([code, count]) => ({ code: { coding: [{ code }] }, count })),
        },
    ],
});

describe('a live figure', () => {
    it('is a mean with the people behind it', () => {
        const figure = figureOf(
            report({ value: 11.42 }, { 'initial-population': 23, 'measure-population': 17 }),
            measure('continuous-variable'),
            1,
            'en',
        );
        expect(figure).toMatchObject({ unit: 'score', value: 11.42, count: 17, invited: 23 });
    });

    it('is a share in percent, as the server says', () => {
        expect(figureOf(report({ value: 73.9, unit: '%' }, {}), measure('proportion'), 1, 'en').value).toBe(73.9);
    });

    it('is a share in percent also when the server gives a fraction', () => {
        expect(figureOf(report({ value: 0.5 }, {}), measure('proportion'), 1, 'en').value).toBe(50);
    });
});
