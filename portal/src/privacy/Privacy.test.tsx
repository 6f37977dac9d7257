import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AuditEvent, Bundle, Consent, FhirResource } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { loadSession } from '../app/session';
import { bundle } from '../desk/test/server';
import Seen from './Seen';
import Sharing from './Sharing';

const self = {
    demo: true,
    signedIn: true,
    name: 'Karen',
    role: 'patient',
    fhirUser: 'Patient/1',
    patients: [],
    units: [],
};

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

beforeEach(() => setLanguage('en'));

interface Told {
    at: string;
    who?: string;
    role?: string;
    about?: string[];
    query?: string;
    action?: AuditEvent['action'];
    purpose?: string;
    reason?: string;
    outcome?: AuditEvent['outcome'];
}

const system = 'https://stemme.example/fhir/CodeSystem/user-role';

function event({ at, who = 'Practitioner/mette', role = 'clinician', about = [], query, ...more }: Told): AuditEvent {
    return {
        resourceType: 'AuditEvent',
        type: { code: 'rest' },
        action: more.action ?? 'R',
        recorded: at,
        outcome: more.outcome ?? '0',
        purposeOfEvent: [{ coding: [{ code: more.purpose ?? 'TREAT' }], text: more.reason }],
        agent: [{ requestor: true, who: { reference: who }, role: [{ coding: [{ system, code: role }] }] }],
        source: { observer: {} },
        entity: [
            ...['Patient/1', ...about].map((reference) => ({ what: { reference } })),
            ...(query ? [{ query: btoa(query) }] : []),
        ],
    };
}

/** Shows the record; each list of events is one page of it. */
async function record(...pages: AuditEvent[][]) {
    vi.stubGlobal('fetch', async (url: string) => {
        if (url === '/session') return Response.json(self);
        if (url.startsWith('/fhir/Practitioner?_id=mette'))
            return Response.json(
                bundle([{ resourceType: 'Practitioner', id: 'mette', name: [{ given: ['Mette'], family: 'Holm' }] }]),
            );
        const at = Number(new URL(url, 'http://x').searchParams.get('page') ?? 0);
        const link = pages[at + 1] && [{ relation: 'next', url: `/fhir/AuditEvent?page=${at + 1}` }];
        return Response.json({ ...(bundle(pages[at] ?? []) as Bundle), link });
    });
    await loadSession();
    const { container } = render(<Seen />);
    await screen.findByText(/Your own visits stand at the end/);
    return { container, user: userEvent.setup() };
}

describe('who has seen my data', () => {
    it('says day by day who, in what role, when, what and why', async () => {
        const { container } = await record([
            event({ at: '2026-11-22T09:12:00', about: ['Observation/1'] }),
            event({ at: '2026-11-22T09:04:00', query: 'GET /QuestionnaireResponse?patient=Patient/1' }),
            event({ at: '2026-11-21T08:00:00', about: ['Task/1'], action: 'C', who: 'Device/x', role: 'system' }),
        ]);
        const day = (await screen.findByRole('heading', { name: 'Sunday, 22 November 2026' })).parentElement!;
        expect(within(day).getByRole('heading', { name: 'Mette Holm' })).toBeTruthy();
        within(day).getByText('Health professional · between 09:04 and 09:12');
        within(day).getByText('Saw your results and answers to questionnaires.');
        within(day).getByText('To treat you');
        screen.getByText('Wrote in your invitations to answer.');
        screen.getByText('Another system in the health service · at 08:00');
        expect(await axeViolations(container)).toEqual([]);
    });

    it('tells emergency access apart, with its reason', async () => {
        const reason = 'Unconscious in the emergency room';
        await record([
            event({ at: '2026-11-22T09:14:00', purpose: 'BTG', reason }),
            event({ at: '2026-11-22T09:12:00', purpose: 'BTG', reason }),
            event({ at: '2026-11-21T09:14:00' }),
        ]);
        const note = (await screen.findByText('Emergency access')).closest('article')!;
        expect(note.textContent).toContain(`The reason given: “${reason}”`);
        expect(note.textContent).toContain('between 09:12 and 09:14');
        expect(screen.getAllByRole('article')).toHaveLength(2);
    });

    it('says when somebody was refused', async () => {
        await record([event({ at: '2026-11-22T09:12:00', outcome: '8' })]);
        await screen.findByText('Tried to see your data, and was refused.');
    });

    it('folds one’s own visits away', async () => {
        await record([event({ at: '2026-11-22T09:12:00', who: 'Patient/1', role: 'patient' })]);
        await screen.findByText('Nobody but you has seen your data here.');
        expect(screen.getByText('Your own visits').closest('details')!.open).toBe(false);
    });

    it('passes over pages of nothing but own visits, and shows earlier ones when asked', async () => {
        const own = (at: string) => event({ at, who: 'Patient/1', role: 'patient' });
        const { user } = await record(
            [own('2026-11-22T09:12:00')],
            [event({ at: '2026-11-21T09:12:00' })],
            [event({ at: '2026-10-01T09:12:00' })],
        );
        await screen.findByRole('heading', { name: 'Saturday, 21 November 2026' });
        await user.click(screen.getByRole('button', { name: 'Show earlier' }));
        await screen.findByRole('heading', { name: 'Thursday, 1 October 2026' });
        expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
    });

    it('is there when nothing has happened, in Danish too', async () => {
        await record([]);
        await screen.findByText('Nobody but you has seen your data here.');
        setLanguage('da');
        await screen.findByText('Ingen andre end dig har set dine data her.');
    });

    it('leads to blocking somebody', async () => {
        await record([event({ at: '2026-11-22T09:12:00' })]);
        const link = await screen.findByRole('link', { name: 'Block Mette Holm' });
        expect(link.getAttribute('href')).toBe('/patient/sharing?block=Practitioner%2Fmette');
    });
});

/** The consents of a patient, in memory. */
async function choices(path = '/patient/sharing', refuse?: string) {
    const stored: Consent[] = [];
    const found: Record<string, FhirResource[]> = {
        Location: [
            {
                resourceType: 'Location',
                id: 'knee',
                name: 'Knee surgery',
                managingOrganization: { reference: 'Organization/knee' },
            },
            { resourceType: 'Location', id: 'heart', name: 'Heart medicine' },
        ],
        Practitioner: [{ resourceType: 'Practitioner', id: 'mette', name: [{ given: ['Mette'], family: 'Holm' }] }],
        RelatedPerson: [{ resourceType: 'RelatedPerson', id: 'lis', patient: {}, name: [{ text: 'Lis Bech' }] }],
    };
    vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
        if (url === '/session') return Response.json(self);
        const [, , type = '', id] = new URL(url, 'http://x').pathname.split('/');
        if (method === 'GET' && type === 'Consent')
            return Response.json(bundle(stored.filter(({ status }) => status === 'active')));
        if (method === 'GET') return Response.json(id ? found[type]![0] : bundle(found[type] ?? []));
        if (refuse) {
            const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: refuse }] };
            return Response.json(outcome, { status: 422 });
        }
        const consent = { ...JSON.parse(String(body)), id: id ?? String(stored.length + 1) };
        const at = stored.findIndex((one) => one.id === consent.id);
        stored.splice(at < 0 ? stored.length : at, 1, consent);
        return Response.json(consent);
    });
    await loadSession();
    navigate(path);
    const { container } = render(<Sharing />);
    const user = userEvent.setup();
    return {
        container,
        stored,
        user,
        press: async (name: string) => user.click(await screen.findByRole('button', { name })),
        choose: async (name: string) => user.click(await screen.findByRole('radio', { name })),
    };
}

describe('who may see my data', () => {
    it('says what blocking means before anybody is blocked', async () => {
        const { container } = await choices();
        await screen.findByText('You have not blocked anybody.');
        expect(screen.getByRole('region', { name: 'What blocking means' }).textContent).toContain('In an emergency');
        expect(await axeViolations(container)).toEqual([]);
    });

    it('blocks a unit, by the organisation that runs it', async () => {
        const { user, press, choose, stored, container } = await choices();
        await choose('A hospital, department or ward');
        await user.type(await screen.findByRole('searchbox'), 'knee{Enter}');
        await choose('Knee surgery');
        expect(await axeViolations(container)).toEqual([]);
        await press('Block Knee surgery');
        await screen.findByText('Knee surgery can no longer see your data.');
        expect(stored[0]).toMatchObject({
            status: 'active',
            patient: { reference: 'Patient/1' },
            provision: { type: 'deny', actor: [{ reference: { reference: 'Organization/knee' } }] },
        });
        expect(await screen.findByRole('button', { name: 'Unblock Knee surgery' })).toBeTruthy();
    });

    it('can be undone at once, and unblocked later', async () => {
        const { press, choose, stored } = await choices();
        await choose('A relative');
        await choose('Lis Bech');
        await press('Block Lis Bech');
        await press('Undo');
        await screen.findByText('You have not blocked anybody.');
        expect(stored.map(({ status }) => status)).toEqual(['inactive']);
        await choose('A relative');
        await choose('Lis Bech');
        await press('Block Lis Bech');
        await press('Unblock Lis Bech');
        await screen.findByText('Lis Bech can see your data again.');
        await press('Undo');
        await screen.findByRole('button', { name: 'Unblock Lis Bech' });
    });

    it('blocks research by its purpose', async () => {
        const { press, choose, stored } = await choices();
        await choose('Research');
        await press('Block');
        await screen.findByText('Your data is no longer handed out for research.');
        expect(stored[0]!.provision!.purpose![0]!.code).toBe('HRESCH');
        expect(stored[0]!.provision!.actor).toBeUndefined();
    });

    it('begins with the person one came from the record for', async () => {
        const { press } = await choices('/patient/sharing?block=Practitioner%2Fmette');
        await press('Block Mette Holm');
        await screen.findByText('Mette Holm can no longer see your data.');
    });

    it('says why when it is refused', async () => {
        const { press, choose } = await choices('/patient/sharing', 'Not under 15');
        await choose('Research');
        await press('Block');
        expect((await screen.findByRole('alert')).textContent).toBe('It was not changed: Not under 15');
    });
});
