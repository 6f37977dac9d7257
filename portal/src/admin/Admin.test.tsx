import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import Admin from '.';
import { fieldOf, type Client } from './clients';

const diary: Client = {
    client_id: 'diary',
    client_name: 'Knee Diary',
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    redirect_uris: ['https://knee.example/back'],
    scope: 'launch/patient patient/Observation.rs',
    purpose: 'PATRQT',
};

beforeEach(() => {
    setLanguage('en');
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
        this.open = true;
    };
    HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
        this.open = false;
    };
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

/** Shows a page of the administrator; the registry is in memory, and refuses with `refuse` until that is emptied. */
async function open(path: string, clients: Client[] = [diary]) {
    const server = { sent: [] as unknown[], refuse: '' };
    vi.stubGlobal('scrollTo', () => undefined);
    vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
        const id = url.split('/')[2];
        if (method === 'GET') return Response.json(id ? clients.find(({ client_id }) => client_id === id) : clients);
        if (server.refuse)
            return Response.json(
                { error: 'invalid_client_metadata', error_description: server.refuse },
                { status: 400 },
            );
        server.sent.push([method, url, body ? JSON.parse(String(body)) : undefined]);
        if (method === 'DELETE') return new Response(null, { status: 204 });
        const stored = { ...JSON.parse(String(body)), client_id: id ?? 'made' };
        if (!id && stored.token_endpoint_auth_method !== 'none') stored.client_secret = 'hush';
        return Response.json(stored, { status: id ? 200 : 201 });
    });
    navigate(path);
    const { container } = render(<Admin />);
    const user = userEvent.setup();
    const write = async (name: string, text: string) => {
        const field = await screen.findByRole('textbox', { name });
        await user.clear(field);
        await user.click(field);
        await user.paste(text);
    };
    const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
    const choose = async (name: RegExp) => user.click(await screen.findByRole('radio', { name }));
    return { container, server, user, write, press, choose };
}

describe('the list of apps and systems', () => {
    it('says what each is, and leads to it', async () => {
        const { container } = await open('/admin');
        const link = await screen.findByRole('link', { name: 'Knee Diary' });
        expect(link.getAttribute('href')).toBe('/admin/clients/diary');
        screen.getByRole('cell', { name: "App on people's own devices" });
        screen.getByRole('cell', { name: "The patient's own use" });
        expect(await axeViolations(container)).toEqual([]);
    });

    it('says what to do when it is empty', async () => {
        await open('/admin', []);
        await screen.findByText('No app or system is registered.');
        screen.getByRole('link', { name: 'New app or system' });
    });
});

describe('a new client', () => {
    it('on people’s own devices has no secret', async () => {
        const { server, write, press, container } = await open('/admin/new');
        await write('Name that people know it by', 'Rehab');
        await write('Where people come back to after signing in', 'https://a.example/back\nhttps://b.example/back');
        await write('What it may ask for', 'launch/patient\npatient/Task.rs');
        expect(await axeViolations(container)).toEqual([]);
        await press('Save');
        await screen.findByText('Saved. It holds from now on.');
        expect(server.sent).toEqual([
            [
                'POST',
                '/clients',
                {
                    client_name: 'Rehab',
                    grant_types: ['authorization_code', 'refresh_token'],
                    token_endpoint_auth_method: 'none',
                    redirect_uris: ['https://a.example/back', 'https://b.example/back'],
                    scope: 'launch/patient patient/Task.rs',
                    contacts: [],
                },
            ],
        ]);
        expect(screen.queryByRole('heading', { name: 'The secret' })).toBeNull();
    });

    it('is told its secret once, and it can be copied', async () => {
        const { user, write, press, choose, container } = await open('/admin/new');
        await write('Name that people know it by', 'EHR');
        await choose(/^System without people/);
        await choose(/^A shared secret/);
        await press('Save');
        await screen.findByText('hush');
        await press('Copy');
        await screen.findByText('Copied');
        expect(await navigator.clipboard.readText()).toBe('hush');
        expect(await axeViolations(container)).toEqual([]);
        await user.click(screen.getByRole('link', { name: '← All apps and systems' }));
        expect(screen.queryByText('hush')).toBeNull();
    });

    it('shows its scopes as people will read them', async () => {
        const { write } = await open('/admin/new');
        await write('What it may ask for', 'patient/Observation.rs?category=survey offline_access');
        await screen.findByText("See the patient's results (only those that come from questionnaires)");
    });

    it('is refused at the field that the server names', async () => {
        const { server, write, press } = await open('/admin/new');
        server.refuse = 'redirect_uris: http://x must be https';
        await write('Where people come back to after signing in', 'http://x');
        await press('Save');
        await screen.findByText(server.refuse);
        const field = screen.getByRole('textbox', { name: 'Where people come back to after signing in' });
        expect(field.getAttribute('aria-invalid')).toBe('true');
        expect(document.activeElement).toBe(field);
        expect(screen.getByRole('alert').textContent?.trim()).toBe('It was not saved.');
    });

    it('is not sent with keys that are no JSON', async () => {
        const { server, write, press, choose } = await open('/admin/new');
        await choose(/^System/);
        await choose(/^Keys written here/);
        await write('Public keys (JWKS)', '-----BEGIN');
        await press('Save');
        expect(screen.getByRole('textbox', { name: 'Public keys (JWKS)' }).getAttribute('aria-invalid')).toBe('true');
        expect(server.sent).toEqual([]);
    });
});

describe('a registered client', () => {
    it('keeps what the form does not show', async () => {
        const odd = { ...diary, grant_types: ['authorization_code'], logo_uri: 'https://knee.example/logo' } as Client;
        const { server, write, press } = await open('/admin/clients/diary', [odd]);
        await write('Launch address', 'https://knee.example/launch');
        await press('Save');
        await screen.findByText('Saved. It holds from now on.');
        expect(server.sent).toEqual([
            ['PUT', '/clients/diary', { ...odd, initiate_login_uri: 'https://knee.example/launch', contacts: [] }],
        ]);
    });

    it('is deleted only when asked for twice', async () => {
        const { server, press, user } = await open('/admin/clients/diary');
        await press('Delete');
        await press('Keep it');
        expect(server.sent).toEqual([]);
        await press('Delete');
        await user.click(screen.getAllByRole('button', { name: 'Delete' })[1]!);
        await vi.waitFor(() => expect(location.pathname).toBe('/admin'));
        expect(server.sent).toEqual([['DELETE', '/clients/diary', undefined]]);
    });
});

it.each([
    ['private_key_jwt needs either jwks or jwks_uri.', 'jwks'],
    ['jwks_uri must be a whole https address.', 'jwksUri'],
    ['scope: “x” is none of SMART App Launch 2.', 'scope'],
    ['scope: system/*.rs needs client_credentials.', 'scope'],
    ['Something else', undefined],
])('finds the field of "%s": %s', (description, field) => {
    expect(fieldOf(description)).toBe(field);
});
