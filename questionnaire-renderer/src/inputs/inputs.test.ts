import { describe, expect, it } from 'vitest';
import type { Option } from '../options';
import { exclusive, option } from '../test/forms';
import { optionAnswer } from '../form';
import { toggled } from './ChoiceInput';
import { readNumber } from './NumberInput';

describe('a number as people write it', () => {
    it.each([
        ['72', true, 72],
        [' 72 ', true, 72],
        ['-3', true, -3],
        ['72,5', true, undefined],
        ['72,5', false, 72.5],
        ['72.5', false, 72.5],
        ['1.000,5', false, undefined],
        ['about 7', false, undefined],
        ['', false, undefined],
    ])('"%s" (whole: %s) is %s', (text, whole, number) => {
        expect(readNumber(text, whole)).toBe(number);
    });
});

describe('choosing several', () => {
    const options: Option[] = [
        option('a', 'A', 'A'),
        option('b', 'B', 'B'),
        exclusive(option('n', 'None', 'Ingen')),
    ].map((one) => ({ answer: optionAnswer(one), label: '', exclusive: one.extension !== undefined }));
    const [a, b, none] = options as [Option, Option, Option];
    const codes = (answers: ReturnType<typeof toggled>) =>
        answers.map((answer) => answer.valueCoding?.code ?? answer.valueString);

    it('adds in the order of the questionnaire and takes away', () => {
        expect(codes(toggled([b.answer], a, options))).toEqual(['a', 'b']);
        expect(codes(toggled([a.answer, b.answer], a, options))).toEqual(['b']);
    });

    it('lets "none of these" stand alone', () => {
        expect(codes(toggled([a.answer, b.answer], none, options))).toEqual(['n']);
        expect(codes(toggled([none.answer], b, options))).toEqual(['b']);
    });

    it('keeps own words beside the options', () => {
        expect(codes(toggled([{ valueString: 'my own' }], a, options))).toEqual(['a', 'my own']);
    });
});
