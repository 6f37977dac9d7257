import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { phq9Score, phq9Total } from '../desk/test/phq9';
import { system } from './names';
import { ScoreChart } from './ScoreChart';

afterEach(cleanup);

const points = [
    phq9Score({ at: '2026-05-03', value: 21, band: 'severe', changeLast: 9, changeBaseline: 13 }),
    phq9Score({ at: '2026-01-03', value: 8, band: 'mild' }),
    phq9Score({ at: '2026-02-03', missing: '4 of 9 answered', answered: 4 }),
    phq9Score({ at: '2026-03-03', value: 12, band: 'moderate', changeLast: 4, changeBaseline: 4 }),
];

const chart = (props: Partial<Parameters<typeof ScoreChart>[0]> = {}) =>
    render(<ScoreChart definition={phq9Total} points={points} language="en" {...props} />).container;

describe('a score chart', () => {
    it('says in words what it shows', () => {
        chart();
        const label = screen.getByRole('img').getAttribute('aria-label');
        expect(label).toBe(
            'PHQ-9 total score: 4 results from 3 Jan 2026 to 3 May 2026. Newest 21, severe. ' +
                'The newest result is in the range of concern. The scale goes from 0 to 27. ' +
                'The line marks Moderate (10) at 10. Lower is better.',
        );
    });

    it('names the side of the body it is about', () => {
        const right = { coding: [{ system: system('side'), code: 'right' }] };
        chart({ points: points.map((point) => ({ ...point, bodySite: right })) });
        expect(screen.getByRole('img').getAttribute('aria-label')).toContain(
            'PHQ-9 total score, right side: 4 results',
        );
    });

    it('says a word once when the line and the newest ring would both say it', () => {
        chart({ points: [phq9Score({ at: '2026-03-03', value: 12, band: 'moderate' })] });
        const words = [...screen.getByRole('img').querySelectorAll('text')].map((text) => text.textContent);
        expect(words.filter((word) => /moderate/i.test(word!))).toEqual(['Moderate (10)']);
    });

    it('says which way is better, in words with an arrow', () => {
        expect(chart().querySelector('.chart-direction')?.textContent).toBe('↓ Lower is better');
    });

    it('writes the ends of the scale in numbers and words', () => {
        const axis = chart().querySelector('.chart-axis')!;
        expect([...axis.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['27worst', 'best0']);
    });

    it('rings every point of concern and names the newest', () => {
        const container = chart({ language: 'da' });
        expect(container.querySelectorAll('.chart-ring')).toHaveLength(2);
        expect([...container.querySelectorAll('.chart-word')].map((word) => word.textContent)).toEqual(['svær']);
    });

    it('labels the threshold line with the words of the definition', () => {
        expect(chart().querySelector('.chart-threshold text')?.textContent).toBe('Moderate (10)');
    });

    it('shows a missing result as a gap with its reason', () => {
        const container = chart();
        expect(container.querySelectorAll('.chart-gap')).toHaveLength(1);
        expect(container.querySelector('.chart-missing')?.textContent).toBe('× 3 Feb 2026: 4 of 9 answered');
    });

    it('draws nothing that the definition does not know', () => {
        const bare = { ...phq9Total, extension: [], qualifiedInterval: phq9Total.qualifiedInterval!.slice(0, 1) };
        const container = chart({ definition: bare });
        expect(container.querySelectorAll('.chart-band, .chart-threshold, .chart-ring, .chart-direction')).toHaveLength(
            0,
        );
    });

    it('has the same as a table, newest first, with changes in words', async () => {
        chart();
        await userEvent.click(screen.getByText('Table'));
        const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
        expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
            ['3 May 2026', '21 · severe', '9 points worse'],
            ['3 Mar 2026', '12 · moderate', '4 points worse'],
            ['3 Feb 2026', 'Not scored: 4 of 9 answered', ''],
            ['3 Jan 2026', '8 · mild', ''],
        ]);
    });

    it('opens the answers behind a result from the table', async () => {
        const onOpen = vi.fn();
        chart({ onOpen });
        await userEvent.click(screen.getByText('Table'));
        await userEvent.click(screen.getByRole('button', { name: 'Show the answers of 3 Mar 2026' }));
        expect(onOpen.mock.calls[0]![0]).toMatchObject({ response: 'QuestionnaireResponse/phq9-2026-03-03' });
    });

    it('tells the patient the last change in simple words', () => {
        chart({ plain: true, language: 'da' });
        expect(screen.getByText('Dårligere end sidst')).toBeTruthy();
    });

    it('says so when there is nothing yet', () => {
        expect(chart({ points: [] }).textContent).toBe('No results yet.');
    });

    it('leaves out what was entered in error', () => {
        const wrong = { ...points[0]!, status: 'entered-in-error' as const };
        expect(chart({ points: [wrong, ...points.slice(1)] }).querySelectorAll('.chart-dot')).toHaveLength(2);
    });

    it('breaks no accessibility rule', async () => {
        expect(await axeViolations(chart({ onOpen: () => undefined }))).toEqual([]);
    });
});
