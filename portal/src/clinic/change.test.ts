import { describe, expect, it } from 'vitest';
import { scaleOf } from '../charts';
import { phq9Total } from '../desk/test/phq9';
import { judgeChange } from './change';

const phq9 = scaleOf(phq9Total, 'en')!;
const silent = { ...phq9, importantChanges: [] };

describe('a change', () => {
    it.each([
        [-5, 5],
        [4, 3.7],
        [1, undefined],
    ])('of %d reaches the smallest important change of %s', (change, amount) => {
        expect(judgeChange(change, phq9).important?.amount).toBe(amount);
    });

    it('is not flagged where the definition has no smallest important change', () => {
        expect(judgeChange(20, silent)).toEqual({ important: undefined, beyondError: undefined });
    });

    it.each([
        [2.77, false],
        [2.78, true],
        [-2.78, true],
    ])('of %d is larger than the error of a measurement with standard error 1: %s', (change, beyond) => {
        expect(judgeChange(change, silent, 1).beyondError).toBe(beyond);
    });
});
