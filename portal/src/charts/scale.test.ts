import type { ObservationDefinition } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { phq9Total } from '../desk/test/phq9';
import { bandAt, isOfConcern, scaleOf } from './scale';

const phq9 = scaleOf(phq9Total, 'en')!;

/** A definition with a whole range of 0..100 and these further intervals. */
const definition = (...intervals: NonNullable<ObservationDefinition['qualifiedInterval']>): ObservationDefinition => ({
    resourceType: 'ObservationDefinition',
    code: { coding: [{ code: 'x', display: 'X' }] },
    qualifiedInterval: [{ category: 'absolute', range: { low: { value: 0 }, high: { value: 100 } } }, ...intervals],
});

describe('the scale of a score definition', () => {
    it('spans the whole range of the score', () => {
        expect([phq9.low, phq9.high]).toEqual([0, 27]);
    });

    it('says which way is better', () => {
        expect(phq9.better).toBe('lower');
    });

    it('speaks the language of the reader', () => {
        const danish = scaleOf(phq9Total, 'da')!;
        expect([danish.title, bandAt(danish, 12)?.word]).toEqual(['PHQ-9 samlet score', 'moderat']);
    });

    it('has the boundary of the critical range as threshold', () => {
        expect(phq9.threshold).toMatchObject({ value: 10, side: 'above' });
    });

    it('puts the threshold on top of a critical range at the low end', () => {
        const scale = scaleOf(
            definition({ category: 'critical', range: { low: { value: 0 }, high: { value: 28 } } }),
            'en',
        )!;
        expect(scale.threshold).toMatchObject({ value: 28, side: 'below' });
        expect([27.9, 28].map((value) => isOfConcern(scale, value))).toEqual([true, false]);
    });

    it.each([
        [4, 'none-minimal'],
        [5, 'mild'],
        [9.9, 'mild'],
        [10, 'moderate'],
        [20, 'severe'],
        [27, 'severe'],
    ])('reads %d as %s: bands are half-open, the last includes its high', (value, code) => {
        expect(bandAt(phq9, value)?.code).toBe(code);
    });

    it.each([
        [9, false],
        [10, true],
        [27, true],
    ])('holds %d to be of concern: %s', (value, concern) => {
        expect(isOfConcern(phq9, value)).toBe(concern);
    });

    it('draws no band that holds for another sex or age', () => {
        const band = (gender: 'female' | 'male', high: number) =>
            ({ category: 'reference', gender, range: { low: { value: 0 }, high: { value: high } } }) as const;
        const scale = scaleOf(definition(band('female', 40), band('male', 60)), 'en', { gender: 'male' })!;
        expect(scale.bands.map(({ high }) => high)).toEqual([60]);
        expect(scaleOf(definition(band('female', 40)), 'en')!.bands).toEqual([]);
    });

    it('is undefined for a score without a range', () => {
        expect(scaleOf({ resourceType: 'ObservationDefinition', code: {} }, 'en')).toBeUndefined();
    });
});
