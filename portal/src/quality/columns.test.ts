import { expect, it } from 'vitest';
import { columnsOf, columnText } from './columns';
import type { Indicator } from './indicators';

const mean: Indicator = {
    id: 'm',
    title: 'Mean',
    questionnaire: 'q',
    kind: 'prom',
    unit: 'score',
    ofResponses: false,
    digits: 1,
};
const responses: Indicator = { ...mean, unit: '%', ofResponses: true };
const row = (indicator: Indicator, figure: object) =>
    columnsOf(indicator).map((column) =>
        columnText(column, { suppressed: false, withheldMonths: 0, ...figure }, indicator, 'en'),
    );

it('a mean stands with its interval, its people, those invited and the response rate', () => {
    const figure = { value: 9.26, low: 7.5, high: 11.2, n: 18, invited: 25, responseRate: 72 };
    expect(row(mean, figure)).toEqual(['9.3', '7.5 – 11.2', '18', '25', '72%']);
});

it('a response rate stands once, with those who answered and those invited', () => {
    const figure = { value: 72, low: 60.4, high: 81.3, n: 68, numerator: 49, invited: 68, responseRate: 72 };
    expect(row(responses, figure)).toEqual(['72.0%', '60.4 – 81.3%', '49', '68']);
});

it('what is not known is left empty', () => {
    expect(row(mean, { value: 9 })).toEqual(['9.0', '', '', '', '']);
});
