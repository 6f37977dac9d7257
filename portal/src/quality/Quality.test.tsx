import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Location, Measure } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { loadSession } from '../app/session';
import { extensionUrl } from '../charts';
import { bundle, serve, type Route } from '../desk/test/server';
import Quality from '.';
import { aggregate, withheld } from './test/aggregates';

const session = {
    demo: true,
    signedIn: true,
    name: 'Kim',
    role: 'quality',
    fhirUser: 'Practitioner/2',
    patients: [],
    units: [{ reference: 'Location/hospital', display: 'Hospital' }],
};

const unit = (id: string, name: string, partOf?: string): Location => ({
    resourceType: 'Location',
    id,
    name,
    partOf: partOf ? { reference: `Location/${partOf}` } : undefined,
});
const locations = [
    unit('hospital', 'Hospital'),
    unit('ward1', 'Ward 1', 'hospital'),
    unit('ward2', 'Ward 2', 'hospital'),
    unit('ward3', 'Ward 3', 'hospital'),
];

const measure = (id: string, title: string, kind: string, questionnaire = kind): Measure => ({
    resourceType: 'Measure',
    id,
    url: `https://stemme.example/fhir/Measure/${id}`,
    title,
    status: 'active',
    topic: [{ coding: [{ code: kind }] }],
    extension: [{ url: extensionUrl('measured-questionnaire'), valueCanonical: `https://q/${questionnaire}` }],
    scoring: { coding: [{ code: 'continuous-variable' }] },
    improvementNotation: { coding: [{ code: 'decrease' }] },
});
const measures = [
    measure('phq9-total-mean', 'PHQ-9, mean', 'prom'),
    measure('experience-mean', 'Experience, mean', 'prem'),
];

const figures = [
    aggregate('hospital', '2026-10', { value: 10.6, n: 400, ci: [10.5, 10.8], invited: 560, rate: 71.4 }),
    aggregate('ward1', '2026-10', { value: 9.3, n: 18, ci: [7.5, 11.2], invited: 25, rate: 72 }),
    withheld('ward2', '2026-10'),
];

const server: Route = (path, query) => {
    if (path === 'Location') return bundle(locations);
    if (path === 'Measure') return bundle(measures);
    const units = query.get('subject')?.split(',') ?? [];
    return path === 'Observation'
        ? bundle(figures.filter(({ subject }) => units.includes(subject!.reference!)))
        : undefined;
};

async function open(...routes: Route[]) {
    const requests = serve(session, ...routes);
    await loadSession();
    navigate('/quality');
    return { requests, ...render(<Quality />) };
}

const row = async (name: string) => (await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr')!;
const cells = (tr: HTMLElement) =>
    within(tr)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent);

beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T08:00:00') });
    setLanguage('en');
});
afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

describe('the quality page', () => {
    it('shows the latest month of every unit with interval, people, invited and response rate', async () => {
        const { container } = await open(server);
        await waitFor(async () => expect(cells(await row('Ward 1'))).toEqual(['9.3', '7.5 – 11.2', '18', '25', '72%']));
        expect((screen.getByLabelText('From') as HTMLSelectElement).value).toBe('2026-10');
        expect(await axeViolations(container)).toEqual([]);
    });

    it('says what is withheld, and what simply is not there', async () => {
        await open(server);
        await waitFor(async () => expect(cells(await row('Ward 2'))).toEqual(['withheld (few people)']));
        expect(cells(await row('Ward 3'))).toEqual(['no answers']);
    });

    it('is walked through with the arrow keys; Enter shows the chart of a unit beside the unit above', async () => {
        await open(server);
        (await row('Hospital')).focus();
        await userEvent.keyboard('{ArrowRight}');
        expect(document.activeElement).toBe(await row('Ward 1'));
        await userEvent.keyboard('{Enter}');
        expect(await screen.findByRole('heading', { name: 'Ward 1' })).toBeTruthy();
        await waitFor(() => expect(screen.getByText(/Oct 2026: 9.3 \(18 people\)\. Hospital: 10.6\./)).toBeTruthy());
        expect((await row('Ward 1')).getAttribute('aria-selected')).toBe('true');
    });

    it('closes and opens a unit with the keyboard', async () => {
        await open(server);
        (await row('Hospital')).focus();
        await userEvent.keyboard('{ArrowLeft}');
        expect(screen.queryByText('Ward 1')).toBeNull();
        expect((await row('Hospital')).getAttribute('aria-expanded')).toBe('false');
    });

    it('keeps health and experience apart', async () => {
        await open(server);
        const names = () =>
            within(screen.getByLabelText('Indicator'))
                .getAllByRole('option')
                .map((option) => option.textContent);
        await userEvent.click(await screen.findByLabelText('Experience (PREM)'));
        expect(names()).toEqual(['Experience, mean']);
        await userEvent.click(screen.getByLabelText('Health (PROM)'));
        expect(names()).toEqual(['PHQ-9, mean']);
    });

    it('finds an indicator again whose code is not its id', async () => {
        const sport = { ...measure('koos-sport-mean', 'KOOS sport, mean', 'prom'), url: 'Measure/koos-sport_rec-mean' };
        await open((path, query) => (path === 'Measure' ? bundle([...measures, sport]) : server(path, query)));
        await userEvent.selectOptions(await screen.findByLabelText('Indicator'), 'KOOS sport, mean');
        expect((screen.getByLabelText('Indicator') as HTMLSelectElement).value).toBe('koos-sport_rec-mean');
    });

    it('opens with an indicator that has figures for the unit', async () => {
        const empty = measure('eq5d-mean', 'EQ-5D, mean', 'prom');
        await open((path, query) => (path === 'Measure' ? bundle([empty, ...measures]) : server(path, query)));
        expect(((await screen.findByLabelText('Indicator')) as HTMLSelectElement).value).toBe('phq9-total-mean');
    });

    it('offers the questionnaires that have figures first, and finds one among many', async () => {
        const others = Array.from({ length: 16 }, (_, n) => measure(`m${n}`, `Number ${n}, mean`, 'prom', `q${n}`));
        const { container } = await open((path, query) =>
            path === 'Measure' ? bundle([...others, ...measures]) : server(path, query),
        );
        const choice = await screen.findByLabelText('Questionnaire');
        const groups = () => [...choice.querySelectorAll('optgroup')].map((one) => [one.label, one.children.length]);
        expect(groups()).toEqual([
            ['With figures', 1],
            ['Without figures yet', 16],
        ]);
        await userEvent.type(screen.getByRole('searchbox'), 'number 12');
        expect(groups()).toEqual([
            ['With figures', 1],
            ['Without figures yet', 1],
        ]);
        expect(await axeViolations(container)).toEqual([]);
        await userEvent.selectOptions(choice, 'Number 12, mean');
        expect((screen.getByLabelText('Indicator') as HTMLSelectElement).value).toBe('m12');
    });

    it('keeps the choices in the address, so that they can be shared', async () => {
        await open(server);
        await userEvent.selectOptions(await screen.findByLabelText('From'), '2026-08');
        expect(new URLSearchParams(location.search).get('from')).toBe('2026-08');
    });

    it('helps when there are no indicators', async () => {
        await open((path) => (path === 'Location' ? bundle(locations) : path === 'Measure' ? bundle([]) : undefined));
        expect(await screen.findByText(/There are no indicators yet/)).toBeTruthy();
    });
});
