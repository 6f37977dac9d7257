import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { monthsBetween } from './months';
import { RunChart } from './RunChart';
import type { MonthPoint } from './series';

afterEach(cleanup);

const months = monthsBetween('2025-01', '2026-12');
const series = (value: (index: number) => number | undefined): MonthPoint[] =>
    months.map((month, index) => ({ month, value: value(index), n: 20, suppressed: value(index) === undefined }));

const verdict = (points: MonthPoint[]) =>
    render(<RunChart title="Ward 1" points={points} unit="score" language="en" />).container.querySelector(
        '.run-verdict',
    )?.textContent;

describe('a run chart', () => {
    it('says first that there is no sign of change', () => {
        expect(verdict(series((index) => 10 + ((index * 7) % 5)))).toBe(
            'No sign of change: the figures vary as chance would have it.',
        );
    });

    it('says since when a change has lasted', () => {
        expect(verdict(series((index) => (index < 12 ? 10 + (index % 3) : 20 + (index % 3))))).toBe(
            'A lasting change: since Jan 2026 the figures have stayed above the middle.',
        );
    });

    it('says when there are too few months', () => {
        expect(verdict(series((index) => (index < 6 ? index : undefined)))).toBe(
            'Too few months to tell a change from chance: 6 of at least 10.',
        );
    });

    it('leaves a gap for a withheld month and marks it', () => {
        const points = series((index) => (index === 5 ? undefined : index % 4));
        const { container } = render(<RunChart title="Ward 1" points={points} unit="score" language="en" />);
        expect(container.querySelector('.chart-line')!.getAttribute('d')!.match(/M/g)).toHaveLength(2);
        expect(container.querySelector('.chart-gap title')?.textContent).toBe('Jun 2025: withheld (few people)');
    });

    it('writes the value of the centre line beside it', () => {
        const points = series((index) => index % 5);
        const { container } = render(<RunChart title="Ward 1" points={points} unit="score" language="en" />);
        expect(container.querySelector('.chart-note')?.textContent).toBe('2');
    });

    it('has no shares above all and below none', () => {
        const points = series((index) => (index % 2 ? 0 : 100));
        const { container } = render(<RunChart title="Ward 1" points={points} unit="%" language="en" />);
        const ticks = [...container.querySelectorAll('.chart-axis text[text-anchor="end"]')].map(
            (one) => one.textContent,
        );
        expect([ticks[0], ticks.at(-2)]).toEqual(['0%', '100%']);
    });

    it('has the same as a table, with the unit above', async () => {
        const points = series((index) => (index === 23 ? undefined : 50 + index));
        const comparator = { name: 'Hospital', points: series(() => 60) };
        const chart = <RunChart title="Afsnit 1" points={points} comparator={comparator} unit="%" language="da" />;
        const { container } = render(chart);
        await userEvent.click(screen.getByText('Tabel'));
        const rows = within(screen.getByRole('table')).getAllByRole('row');
        const cells = rows
            .slice(0, 3)
            .map((row) => [...row.children].map((cell) => cell.textContent?.replace('\u00a0', ' ')));
        expect(cells).toEqual([
            ['Måned', 'Tal', 'Personer', 'Hospital'],
            ['dec. 2026', 'skjult (få personer)', '20', '60 %'],
            ['nov. 2026', '72 %', '20', '60 %'],
        ]);
        expect(await axeViolations(container)).toEqual([]);
    });
});
