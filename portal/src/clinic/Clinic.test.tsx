import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource, Measure, Observation, Patient, QuestionnaireResponse, Task } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { loadSession } from '../app/session';
import { phq9, phq9Finding, phq9RuleSet, phq9Score, servesPhq9 } from '../desk/test/phq9';
import { bundle, serve, type Route } from '../desk/test/server';
import Clinic from '.';

const unit = { reference: 'Location/7', display: 'Ward 7' };
const session = {
    demo: true,
    signedIn: true,
    name: 'Hanne',
    role: 'clinician',
    fhirUser: 'Practitioner/1',
    patients: [],
    units: [unit],
};

const patient = (id: string, family: string): Patient => ({
    resourceType: 'Patient',
    id,
    birthDate: '1948-03-02',
    name: [{ use: 'official', given: ['Karen'], family }],
});
const karen = patient('1', 'Bech');
const holm = patient('2', 'Holm');
const scores = [
    phq9Score({ at: '2026-01-03', value: 8, band: 'mild' }),
    phq9Score({ at: '2026-05-03', value: 21, band: 'severe', changeLast: 13, changeBaseline: 13 }),
];
const finding = phq9Finding('2026-05-03', 'critical', ['item9']);
const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id: 'phq9-2026-05-03',
    status: 'completed',
    questionnaire: `${phq9.url}|${phq9.version}`,
    authored: '2026-05-03T10:00:00+01:00',
    language: 'da',
    item: [],
};
const invitedToGad7: Task = {
    resourceType: 'Task',
    id: 't',
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/2' },
    input: [
        {
            type: { coding: [{ code: 'questionnaire' }] },
            valueCanonical: 'https://stemme.example/fhir/Questionnaire/gad7|1.0.0',
        },
    ],
};
const measure = (id: string, title: string, questionnaire: string): Measure => ({
    resourceType: 'Measure',
    id,
    status: 'active',
    title,
    scoring: { coding: [{ code: 'proportion' }] },
    extension: [
        {
            url: 'https://stemme.example/fhir/StructureDefinition/measured-questionnaire',
            valueCanonical: questionnaire,
        },
        {
            url: 'https://stemme.example/fhir/StructureDefinition/measured-score',
            valueCanonical: `${questionnaire.replace('Questionnaire', 'ObservationDefinition')}-total|1.0.0`,
        },
    ],
});
const measures = [
    measure('gad7-response-rate', 'GAD-7, response rate', 'https://stemme.example/fhir/Questionnaire/gad7'),
    measure('phq9-response-rate', 'PHQ-9, response rate', phq9.url!),
];
const report = (answered: number): FhirResource => ({
    resourceType: 'MeasureReport',
    status: 'complete',
    type: 'summary',
    measure: 'm',
    period: {},
    group: [
        {
            measureScore: { value: answered, unit: '%' },
            population: [{ code: { coding: [{ code: 'numerator' }] }, count: answered }],
        },
    ],
});

const ward =
    (patients: FhirResource[], includes: FhirResource[] = []): Route =>
    (path) =>
        path === 'Location/7/$overview' ? bundle(patients, includes) : undefined;

const record: Route = (path, query) => {
    if (path === 'Patient/1') return karen;
    if (path === 'QuestionnaireResponse') return bundle([response]);
    if (path === 'QuestionnaireResponse/phq9-2026-05-03') return response;
    if (path === 'Observation') return bundle(query.get('category') ? scores : [finding]);
    return undefined;
};

const indicators: Route = (path) => {
    if (path === 'Measure') return bundle(measures);
    if (!path.endsWith('$evaluate-measure')) return undefined;
    return report(path.includes('phq9') ? 74 : 12);
};

async function open(path: string, ...routes: Route[]) {
    const requests = serve(session, ...routes, indicators, ...servesPhq9);
    await loadSession();
    navigate(path);
    return { requests, ...render(<Clinic />) };
}

beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-04T08:00:00') });
    setLanguage('en');
});
afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

describe("the unit's list", () => {
    it('shows who, how old, how concerning, why and the newest score with its change', async () => {
        const { container } = await open('/clinic', ward([karen], [finding, scores[1]!]));
        const row = (await screen.findByRole('link', { name: 'Karen Bech' })).closest('tr')!;
        const words = row.textContent!;
        for (const expected of [
            'Critical',
            '78 years',
            'Thoughts of being better off dead',
            'PHQ-9 total score 21 severe · 13 worse',
        ]) {
            expect(words).toContain(expected);
        }
        expect(await axeViolations(container)).toEqual([]);
    });

    it('shows at most three reasons, and says how many more there are', async () => {
        const rules = phq9RuleSet.action!.map(({ id }) => id!);
        const gad7: Observation = { ...phq9Finding('2026-05-03', 'yellow', ['a', 'b']), id: 'gad7', extension: [] };
        await open('/clinic', ward([karen], [phq9Finding('2026-05-03', 'critical', rules), gad7]));
        const row = (await screen.findByRole('link', { name: 'Karen Bech' })).closest('tr')!;
        const why = [...row.querySelectorAll('.cell-why > div')].map((line) => line.textContent);
        expect(why).toEqual([
            expect.stringMatching(/^Thoughts of/),
            expect.stringMatching(/^PHQ-9 is 20 or more/),
            expect.stringMatching(/^PHQ-9 has risen.* and 2 more$/),
        ]);
    });

    it('leaves out secondary scores', async () => {
        await open(
            '/clinic',
            ward([karen], [scores[1]!, phq9Score({ at: '2026-05-03', code: 'phq9-phq2', value: 5 })]),
        );
        const row = (await screen.findByRole('link', { name: 'Karen Bech' })).closest('tr')!;
        expect(row.textContent).toContain('PHQ-9 total score');
        expect(row.textContent).not.toContain('PHQ-2');
    });

    it('leads to the patient', async () => {
        await open('/clinic', ward([karen]));
        expect((await screen.findByRole('link', { name: 'Karen Bech' })).getAttribute('href')).toBe(
            '/clinic/patient/1',
        );
    });

    it('is narrowed by a search', async () => {
        await open('/clinic', ward([karen, patient('2', 'Holm')]));
        await userEvent.type(await screen.findByRole('searchbox'), 'holm');
        const links = within(screen.getByRole('table')).getAllByRole('link');
        expect(links.map((link) => link.textContent)).toEqual(['Karen Holm']);
        expect(screen.getByText('1 of 2 patients, those of most concern first')).toBeTruthy();
    });

    it('helps when nobody is there', async () => {
        await open('/clinic', ward([]));
        expect(await screen.findByText('Nobody is in treatment here at the moment.')).toBeTruthy();
    });

    it('says so when it cannot be fetched, and tries again', async () => {
        const { requests } = await open('/clinic');
        const asked = () => requests.filter((request) => request.includes('$overview')).length;
        await userEvent.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'Try again' }));
        await waitFor(() => expect(asked()).toBe(2));
    });

    it('stands beside the live figures of the questionnaire most answered in the unit this month', async () => {
        const { requests } = await open('/clinic', ward([karen, holm], [scores[1]!, invitedToGad7]));
        const figures = await screen.findByRole('complementary');
        await waitFor(() => expect(figures.textContent).toContain('PHQ-9, response rate 74%'));
        const offered = within(figures)
            .getAllByRole('option')
            .map(({ textContent }) => textContent);
        expect(offered).toEqual(['PHQ-9: symptoms of depression', 'gad7']);
        expect(requests.filter((request) => request.includes('$evaluate-measure'))).toHaveLength(1);
    });

    it('offers no figures of questionnaires that nobody here answers', async () => {
        await open('/clinic', ward([karen]));
        const figures = await screen.findByRole('complementary');
        await waitFor(() => expect(figures.textContent).toContain('Nobody here has answered anything'));
    });
});

describe("the patient's page", () => {
    it('shows the finding with its action before the scores', async () => {
        const { container } = await open('/clinic/patient/1', record);
        await screen.findByRole('heading', { name: 'Karen Bech' });
        const words = container.textContent!;
        expect(words).toContain('Contact the patient the same day');
        expect(words.indexOf('Contact the patient')).toBeLessThan(words.indexOf('PHQ-9 total score'));
        expect(await axeViolations(container)).toEqual([]);
    });

    it('has beside each chart value, band and change as text, an important change with its source', async () => {
        await open('/clinic/patient/1', record);
        const card = within(await screen.findByRole('article', { name: 'PHQ-9 total score' }));
        expect(card.getByText('21').parentElement!.textContent).toBe('21 severe');
        expect(card.getByText('Since 3 Jan 2026').parentElement!.textContent).toBe(
            'Since 3 Jan 202613 points worseimportant (≥ 5)',
        );
        expect(card.getByText(/Source: Löwe 2004/)).toBeTruthy();
    });

    it('keeps secondary scores below the other results until they are asked for', async () => {
        const short = phq9Score({ at: '2026-05-03', code: 'phq9-phq2', value: 5 });
        const { container } = await open('/clinic/patient/1', (path, query) =>
            path === 'Observation' && query.get('category') ? bundle([...scores, short]) : record(path, query),
        );
        const more = (await screen.findByText('1 more score')).closest('details')!;
        expect(more.open).toBe(false);
        expect(within(more).getByText('PHQ-2 score')).toBeTruthy();
        expect(container.querySelectorAll('.score-card')).toHaveLength(2);
        expect(more.closest('section')?.querySelector('h2')?.textContent).toBe('Other results');
        expect(await axeViolations(container)).toEqual([]);
    });

    it('opens the answers behind a score', async () => {
        await open('/clinic/patient/1', record);
        await userEvent.click(
            await screen.findByRole('button', { name: /Show answers behind PHQ-9 total score of 3 May 2026/ }),
        );
        const dialog = await screen.findByRole('dialog', { name: 'Answers' });
        await waitFor(() => expect(dialog.textContent).toContain('version 1.0.0 · Danish'));
        await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
        await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    });

    it('speaks Danish', async () => {
        setLanguage('da');
        await open('/clinic/patient/1', record);
        const card = await screen.findByRole('article', { name: 'PHQ-9 samlet score' });
        expect(card.textContent).toContain('13 point dårligere');
    });
});
