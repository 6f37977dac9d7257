import { describe, expect, it } from 'vitest';
import { dueInWords } from './due';
import { messages } from './messages';
import { minutesFor } from './questionnaires';
import { phq2 } from './test/server';

const now = new Date(2026, 10, 21, 23, 30);

describe('when an answer is due', () => {
    it.each([
        [undefined, 'da', ''],
        ['2026-11-21', 'da', 'Svar senest i dag'],
        ['2026-11-22', 'da', 'Svar senest i morgen'],
        ['2026-11-24', 'da', 'Svar senest tirsdag 24. november'],
        ['2026-12-24', 'da', 'Svar senest 24. dec. 2026'],
        ['2026-11-20', 'da', 'Skulle være besvaret 20. nov. 2026. Du kan stadig svare.'],
        ['2026-11-24', 'en', 'Please answer by Tuesday 24 November'],
        ['2026-12-24', 'en', 'Please answer by 24 Dec 2026'],
    ])('%s in %s: %s', (due, language, words) => {
        // some browsers write "tirsdag den 24.", others "tirsdag 24."
        expect(dueInWords(due, language, messages.in(language), now).replace(' den ', ' ')).toBe(words);
    });
});

it('a questionnaire takes a quarter of a minute a question, and at least a minute', () => {
    expect(minutesFor(phq2)).toBe(1);
    expect(minutesFor({ ...phq2, item: Array(10).fill({ linkId: 'x', type: 'choice' }) })).toBe(3);
    expect(
        minutesFor({
            ...phq2,
            item: [{ linkId: 'g', type: 'group', item: Array(42).fill({ linkId: 'x', type: 'choice' }) }],
        }),
    ).toBe(11);
});
