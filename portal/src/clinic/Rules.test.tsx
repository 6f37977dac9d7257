import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OperationOutcome, Parameters, Patient } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { loadSession } from '../app/session';
import { phq9RuleSet } from '../desk/test/phq9';
import { bundle, serve, type Route } from '../desk/test/server';
import Clinic from '.';

const session = {
    demo: true,
    signedIn: true,
    name: 'Hanne',
    role: 'clinician',
    fhirUser: 'Practitioner/1',
    patients: [],
    units: [
        { reference: 'Location/7', display: 'Ward 7' },
        { reference: 'Location/8', display: 'Ward 8' },
    ],
};
const karen: Patient = { resourceType: 'Patient', id: '1', name: [{ given: ['Karen'], family: 'Bech' }] };
const told: Parameters = {
    resourceType: 'Parameters',
    parameter: [
        { name: 'rules', valueCanonical: 'https://test/rules|2' },
        { name: 'responses', valueInteger: 12 },
        { name: 'left-out', valueInteger: 3 },
        { name: 'colours', part: colours('green', 'red', 1) },
        { name: 'colours', part: colours('green', 'green', 11) },
        {
            name: 'change',
            part: [
                { name: 'response', valueReference: { reference: 'QuestionnaireResponse/9' } },
                { name: 'patient', valueReference: { reference: 'Patient/1' } },
                { name: 'authored', valueDateTime: '2026-05-03T10:00:00+02:00' },
                ...colours('green', 'red'),
                { name: 'rule', valueString: 'severe' },
                { name: 'reason', valueString: 'The total is 15 or more' },
            ],
        },
    ],
};

function colours(before: string, after: string, count?: number) {
    return [
        { name: 'before', valueCode: before },
        { name: 'after', valueCode: after },
        ...(count === undefined ? [] : [{ name: 'count', valueInteger: count }]),
    ];
}

const answers =
    (answer: Parameters | OperationOutcome): Route =>
    (path) => {
        if (path.endsWith('$dry-run')) return answer;
        if (path === 'PlanDefinition') return bundle([phq9RuleSet]);
        return path === 'Patient' ? bundle([karen]) : undefined;
    };

/** Opens the page; gives the bodies that are posted. */
async function open(...routes: Route[]): Promise<{ container: HTMLElement; posted: [string, Parameters][] }> {
    serve(session, ...routes);
    const posted: [string, Parameters][] = [];
    const answer = globalThis.fetch;
    vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
        if (init?.method === 'POST') posted.push([address, JSON.parse(String(init.body))]);
        const found = await answer(address, init);
        const body = await found.clone().json();
        const refused = init?.method === 'POST' && body.resourceType === 'OperationOutcome' && found.ok;
        return refused ? Response.json(body, { status: 422 }) : found;
    });
    await loadSession();
    navigate('/clinic/rules');
    const { container } = render(<Clinic />);
    await screen.findByRole('button', { name: 'Try' });
    return { container, posted };
}

beforeEach(() => setLanguage('en'));
afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

const press = () => userEvent.click(screen.getByRole('button', { name: 'Try' }));

describe('trying thresholds', () => {
    it('tells who would change colour, from what to what, and why', async () => {
        const { container, posted } = await open(answers(told));
        await press();
        const row = (await screen.findByRole('link', { name: 'Karen Bech' })).closest('tr')!;
        for (const words of ['3 May 2026', 'Green', 'Red', 'The total is 15 or more'])
            expect(row.textContent).toContain(words);
        expect(screen.getByRole('status').textContent).toContain('12 sets of answers were tried.');
        expect(container.textContent).toContain('3 older ones were left out.');
        const counts = within(screen.getByRole('table', { name: 'From colour to colour' }));
        expect(counts.getAllByRole('row').map((one) => one.textContent)).toEqual([
            'NowWith these rulesAnswers',
            'GreenRed1',
            'GreenGreen11',
        ]);
        expect(posted[0]).toEqual([
            `/fhir/PlanDefinition/${phq9RuleSet.id}/$dry-run`,
            { resourceType: 'Parameters', parameter: [] },
        ]);
        expect(await axeViolations(container)).toEqual([]);
    });

    it('asks for one unit and a time', async () => {
        const { posted } = await open(answers(told));
        await userEvent.selectOptions(screen.getByLabelText('Unit'), 'Ward 8');
        await userEvent.type(screen.getByLabelText('Answered from'), '2026-01-01');
        await press();
        await screen.findByRole('link', { name: 'Karen Bech' });
        expect(posted[0]![1].parameter).toEqual([
            { name: 'subject', valueReference: { reference: 'Location/8' } },
            { name: 'periodStart', valueDate: '2026-01-01' },
        ]);
    });

    it('takes a pasted rule set, and says when it is none', async () => {
        const { container, posted } = await open(answers(told));
        await userEvent.selectOptions(screen.getByLabelText('Rule set'), 'Paste a rule set');
        const field = screen.getByLabelText(/PlanDefinition/);
        await userEvent.type(field, 'no JSON');
        await press();
        expect(field.getAttribute('aria-invalid')).toBe('true');
        expect(screen.getByRole('alert').textContent).toContain('This is not a PlanDefinition');
        expect(await axeViolations(container)).toEqual([]);
        await userEvent.clear(field);
        await userEvent.click(field);
        await userEvent.paste('{"resourceType":"PlanDefinition","version":"2"}');
        await press();
        await screen.findByRole('link', { name: 'Karen Bech' });
        expect(posted.map(([address]) => address)).toEqual(['/fhir/PlanDefinition/$dry-run']);
        expect(posted[0]![1].parameter![0]).toMatchObject({ name: 'rules', resource: { version: '2' } });
    });

    it('says so when nobody would change, and when nobody has answered', async () => {
        await open(answers({ resourceType: 'Parameters', parameter: [{ name: 'responses', valueInteger: 4 }] }));
        await press();
        expect((await screen.findByRole('status')).textContent).toContain('Nobody would change colour.');
        cleanup();
        await open(answers({ resourceType: 'Parameters', parameter: [{ name: 'responses', valueInteger: 0 }] }));
        await press();
        expect((await screen.findByRole('status')).textContent).toContain('Nobody in treatment here');
    });

    it("shows the server's words on a rule set that cannot be used", async () => {
        const issue = [{ severity: 'error' as const, code: 'business-rule' as const, diagnostics: 'can never hold' }];
        await open(answers({ resourceType: 'OperationOutcome', issue }));
        await press();
        expect((await screen.findByRole('alert')).textContent).toContain('can never hold');
    });
});
