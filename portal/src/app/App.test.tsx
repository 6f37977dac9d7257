import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from './App';
import { setLanguage } from './i18n';
import { navigate } from './router';
import { loadSession } from './session';

const people = [
    { username: 'else', name: 'Else', role: 'patient', title: { en: '78 years', da: '78 år' } },
    { username: 'mette', name: 'Mette', role: 'clinician', title: { en: 'Doctor', da: 'Læge' } },
];

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

async function visit(path: string, { role, demo = true }: { role?: string; demo?: boolean } = {}) {
    setLanguage('en');
    const sent: string[] = [];
    let signedIn = role;
    vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
        if (method !== 'GET') sent.push(`${method} ${url} ${String(body ?? '')}`.trim());
        if (url === '/sign-in') signedIn = people.find((one) => String(body).endsWith(one.username))?.role;
        if (url === '/sign-out') signedIn = undefined;
        const person = { name: 'Else', role: signedIn, fhirUser: 'Patient/1', patients: [], units: [] };
        if (url === '/demo/progress') return new Response(null, { status: 404 });
        const answer = url === '/demo/people' ? people : { demo, signedIn: Boolean(signedIn), ...(signedIn && person) };
        return new Response(JSON.stringify(answer));
    });
    await loadSession();
    navigate(path);
    render(<App />);
    const user = userEvent.setup();
    return { sent, press: async (name: string) => user.click(await screen.findByRole('button', { name })) };
}

describe('the landing page', () => {
    it('says what Stemme is and leads to sign-in', async () => {
        await visit('/');
        await screen.findByRole('heading', { name: 'Your voice in your care' });
        expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in');
        expect(screen.getByText('Demo – invented data')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });

    it('speaks the other language at a touch, and remembers it', async () => {
        const { press } = await visit('/');
        await press('Dansk');
        await screen.findByRole('heading', { name: 'Din stemme i din behandling' });
        expect(document.documentElement.lang).toBe('da');
        expect(localStorage.getItem('language')).toBe('da');
    });

    it('has a way past the header', async () => {
        await visit('/');
        const skip = await screen.findByRole('link', { name: 'Skip to content' });
        expect(document.querySelector(skip.getAttribute('href')!)?.tagName).toBe('MAIN');
    });
});

describe('signing in', () => {
    it('as somebody of the demo, by role, and marked as a demo', async () => {
        const { press, sent } = await visit('/sign-in?continue=%2Fpatient%3Fa%3D1');
        await screen.findByText(/Everyone below and everything about them is invented/);
        await screen.findByRole('heading', { name: 'Clinicians' });
        expect(await axeViolations()).toEqual([]);
        await press('Else 78 years');
        await vi.waitFor(() => expect(location.pathname + location.search).toBe('/patient?a=1'));
        expect(sent).toEqual(['POST /sign-in username=else']);
    });

    it('elsewhere than in the demo goes to the real sign-in', async () => {
        await visit('/sign-in', { demo: false });
        const link = await screen.findByRole('link', { name: 'Go to sign-in' });
        expect(link.getAttribute('href')).toBe('/oauth2/authorization/stemme');
        expect(screen.queryByText('Demo – invented data')).toBeNull();
    });

    it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', 'javascript:alert(1)'])(
        'follows no address outside of this site: %s',
        async (address) => {
            await visit(`/sign-in?continue=${encodeURIComponent(address)}`, { role: 'patient' });
            await vi.waitFor(() => expect(location.pathname).toBe('/patient'));
        },
    );

    it('goes on with what an app began', async () => {
        const left = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
        await visit(`/sign-in?continue=${encodeURIComponent('/oauth2/authorize?client_id=app')}`, { role: 'patient' });
        await vi.waitFor(() => expect(left).toHaveBeenCalledWith('/oauth2/authorize?client_id=app'));
        left.mockRestore();
    });

    it('elsewhere remembers on the way where somebody was going', async () => {
        await visit('/sign-in?continue=%2Fpatient%2Fresults', { demo: false });
        const link = await screen.findByRole('link', { name: 'Go to sign-in' });
        link.addEventListener('click', (event) => event.preventDefault());
        await userEvent.click(link);
        cleanup();
        await visit('/', { role: 'patient', demo: false });
        await vi.waitFor(() => expect(location.pathname).toBe('/patient/results'));
    });

    it('comes first when nobody is signed in, and leads back', async () => {
        await visit('/patient/results');
        await vi.waitFor(() =>
            expect(location.pathname + location.search).toBe('/sign-in?continue=%2Fpatient%2Fresults'),
        );
    });
});

describe('somebody signed in', () => {
    it('is told when a page belongs to another role', async () => {
        await visit('/clinic', { role: 'patient' });
        await screen.findByRole('heading', { name: 'This page is for others' });
        expect(screen.getByRole('link', { name: 'Start page' }).getAttribute('href')).toBe('/patient');
    });

    it('can sign out, and leaves no answers on the device', async () => {
        sessionStorage.setItem('stemme.unsent.x', '{}');
        const { press } = await visit('/nowhere', { role: 'patient' });
        await screen.findByRole('heading', { name: 'There is no such page' });
        await press('Sign out');
        await screen.findByRole('heading', { name: 'Your voice in your care' });
        expect(sessionStorage.length).toBe(0);
    });
});
