import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Patient } from 'fhir/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { loadSession } from '../app/session';
import { bundle } from '../desk/test/server';
import Approve from '.';

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

const client = {
    client_id: 'app',
    client_name: 'Knee Diary',
    client_uri: 'https://knee.example/about',
    redirect_uri: 'https://back.example/x?y',
};
const karen = { reference: 'Patient/1', display: 'Karen Bech' };
const lis = { reference: 'Patient/2', display: 'Lis Bech' };

interface Asked {
    scopes?: string[];
    patients?: object[];
    patientSearch?: boolean;
    role?: string;
    language?: 'da' | 'en';
}

/** Shows the page; `posted` is what a button would send. */
async function ask({ scopes = [], patients = [], patientSearch, role = 'patient', language = 'en' }: Asked = {}) {
    setLanguage(language);
    document.cookie = 'XSRF-TOKEN=secret';
    const person = { name: 'Karen', role, fhirUser: 'Patient/1', patients: ['Patient/1'], units: [] };
    const found: Patient = { resourceType: 'Patient', id: '7', name: [{ text: 'Ib Holm' }], birthDate: '1950-02-01' };
    vi.stubGlobal('fetch', async (url: string) => {
        if (url === '/session') return Response.json({ demo: true, signedIn: true, ...person });
        if (url.startsWith('/fhir/Patient?name=Ib&name=Ho')) return Response.json(bundle([found]));
        if (url !== '/approval?client_id=app&scope=x&state=s1') return new Response('{}', { status: 400 });
        return Response.json({ client, scopes: scopes.map((scope) => ({ scope })), patients, patientSearch });
    });
    await loadSession();
    navigate('/approve?client_id=app&scope=x&state=s1');
    const { container } = render(<Approve />);
    await screen.findByRole('heading', { level: 1 });
    const posted = (name: string) => {
        const { form } = screen.getByRole<HTMLButtonElement>('button', { name });
        return { action: form!.getAttribute('action'), method: form!.method, fields: [...new FormData(form!)] };
    };
    return { container, posted, user: userEvent.setup() };
}

const always = [
    ['client_id', 'app'],
    ['state', 's1'],
    ['_csrf', 'secret'],
];

describe('an app that asks', () => {
    it('is told by name, home page and where the answer goes', async () => {
        const { container } = await ask({ scopes: ['openid', 'fhirUser', 'patient/Observation.rs', 'odd'] });
        expect(screen.getByRole('heading', { name: 'Knee Diary asks for access' })).toBeTruthy();
        expect(screen.getByText('Comes from knee.example')).toBeTruthy();
        expect(screen.getByText('What you answer goes to back.example')).toBeTruthy();
        expect(await axeViolations(container)).toEqual([]);
    });

    it('is allowed all that it asks for, or what is left ticked', async () => {
        const { posted, user } = await ask({ scopes: ['openid', 'patient/Observation.rs', 'patient/Task.u'] });
        await user.click(screen.getByRole('checkbox', { name: 'Change your invitations to answer' }));
        expect(posted('Allow')).toEqual({
            action: '/oauth2/authorize',
            method: 'post',
            fields: [...always, ['scope', 'openid'], ['scope', 'patient/Observation.rs']],
        });
    });

    it('is refused by allowing nothing', async () => {
        const { posted } = await ask({ scopes: ['openid', 'patient/Observation.rs'] });
        expect(posted('Refuse').fields).toEqual(always);
    });

    it('whose question is no longer open can only begin again', async () => {
        setLanguage('da');
        vi.stubGlobal('fetch', async () => new Response('{}', { status: 400 }));
        navigate('/approve?client_id=app&scope=x&state=old');
        render(<Approve />);
        await screen.findByRole('heading', { name: 'Spørgsmålet er ikke længere åbent' });
        expect(screen.queryByRole('button')).toBeNull();
    });
});

describe('what it may do', () => {
    it.each([
        ['patient/Observation.rs', 'patient', 'See your results'],
        ['patient/QuestionnaireResponse.crus', 'patient', 'See, add and change your answers to questionnaires'],
        ['patient/*.cruds', 'clinician', "See, add, change and delete the patient's health data of every kind"],
        ['user/Task.s', 'clinician', 'See invitations to answer of everyone you can see yourself'],
        ['user/Questionnaire.r', 'clinician', 'See questionnaires'],
        ['patient/Slot.r', 'patient', 'See your data of the kind Slot'],
        ['offline_access', 'patient', 'Keep its access when you are not using it, until you or the app ends it'],
        ['x/y.z', 'patient', 'Something we have no words for: x/y.z'],
        [
            'patient/Observation.rs?category=http://hl7.org/x|survey',
            'patient',
            'See your resultsonly those that come from questionnaires',
        ],
        ['patient/Observation.r?code=8867-4', 'patient', 'See your resultsonly where code is 8867-4'],
    ])('%s for a %s: %s', async (scope, role, words) => {
        await ask({ scopes: [scope], role });
        expect(screen.getByRole('checkbox').closest('label')!.textContent).toBe(words);
    });

    it('is said in Danish too', async () => {
        await ask({ scopes: ['openid', 'launch/patient', 'patient/QuestionnaireResponse.rs'], language: 'da' });
        screen.getByRole('checkbox', { name: 'Se dine svar på spørgeskemaer' });
        screen.getByText('Vide, hvem du er: dit navn og din rolle');
        screen.getByText('Vide, hvem det handler om');
    });
});

describe('whom it is about', () => {
    it('goes without saying when it is oneself', async () => {
        const { posted } = await ask({ patients: [karen] });
        expect(screen.queryByText(/Karen Bech/)).toBeNull();
        expect(posted('Allow').fields).toContainEqual(['patient', 'Patient/1']);
    });

    it('is chosen among several', async () => {
        const { container, posted, user } = await ask({ patients: [karen, lis] });
        expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Allow' }).disabled).toBe(true);
        await user.click(screen.getByRole('radio', { name: 'Lis Bech' }));
        expect(posted('Allow').fields).toContainEqual(['patient', 'Patient/2']);
        expect(await axeViolations(container)).toEqual([]);
    });

    it('is searched for by a clinician, by name', async () => {
        const { container, posted, user } = await ask({ patientSearch: true, role: 'clinician' });
        await user.type(screen.getByRole('searchbox'), 'Ib Ho{Enter}');
        await user.click(await screen.findByRole('radio', { name: 'Ib Holm 1 Feb 1950' }));
        expect(posted('Allow').fields).toContainEqual(['patient', 'Patient/7']);
        expect(await axeViolations(container)).toEqual([]);
    });
});
