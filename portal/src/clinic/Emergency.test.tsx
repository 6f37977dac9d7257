import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import { AppMenu } from './AppMenu';
import { Emergency } from './Emergency';

beforeEach(() => {
    setLanguage('en');
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
        this.open = true;
    };
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('a patient outside the unit', () => {
    /** Opens the dialog; the server answers with this status. */
    async function open(status = 200) {
        const sent: [string, unknown][] = [];
        vi.stubGlobal('fetch', async (url: string, { body }: RequestInit = {}) => {
            sent.push([url, JSON.parse(String(body))]);
            return Response.json({ resourceType: 'Patient', id: '7' }, { status });
        });
        vi.stubGlobal('scrollTo', () => undefined);
        navigate('/clinic');
        const { container } = render(<Emergency />);
        const user = userEvent.setup();
        await user.click(screen.getByRole('button', { name: /^Outside my unit/ }));
        const write = async (cpr: string, reason: string) => {
            await user.type(screen.getByRole('textbox', { name: /CPR/ }), cpr);
            await user.type(screen.getByRole('textbox', { name: /^Why/ }), reason);
            await user.click(screen.getByRole('button', { name: 'Open the record' }));
        };
        return { container, sent, write };
    }

    it('is found by number, which stands in no address, and with a reason', async () => {
        const { container, sent, write } = await open();
        screen.getByText(/The patient will see that you looked/);
        expect(await axeViolations(container)).toEqual([]);
        await write('251248-9996', 'Unconscious on arrival');
        await vi.waitFor(() => expect(location.pathname).toBe('/clinic/patient/7'));
        expect(sent).toEqual([
            [
                '/fhir/Patient/$break-the-glass',
                {
                    resourceType: 'Parameters',
                    parameter: [
                        {
                            name: 'identifier',
                            valueIdentifier: { system: 'urn:oid:1.2.208.176.1.2', value: '2512489996' },
                        },
                        { name: 'reason', valueString: 'Unconscious on arrival' },
                    ],
                },
            ],
        ]);
    });

    it.each([
        ['12345', 'Unconscious on arrival', 'A civil registration number has ten digits.'],
        ['2512489996', 'Ill', 'Write the reason, in 10 characters or more.'],
    ])('is not asked for with %s and "%s"', async (cpr, reason, words) => {
        const { sent, write } = await open();
        await write(cpr, reason);
        expect(screen.getByRole('alert').textContent).toBe(words);
        expect(sent).toEqual([]);
    });

    it('may not be there', async () => {
        const { write } = await open(404);
        await write('2512489996', 'Unconscious on arrival');
        expect((await screen.findByRole('alert')).textContent).toBe('There is no patient with this number here.');
    });
});

describe('apps about a patient', () => {
    /** Shows the menu; a launch is answered with this status. */
    function show(apps: object[], status = 201) {
        const tab = { opener: {}, location: { replace: vi.fn() }, close: vi.fn() };
        const sent: unknown[] = [];
        vi.stubGlobal('open', () => tab);
        vi.stubGlobal('fetch', async (url: string, { body }: RequestInit = {}) => {
            if (url === '/apps') return Response.json(apps);
            sent.push([url, JSON.parse(String(body))]);
            return Response.json({ url: 'https://app.example/launch?iss=x&launch=y' }, { status });
        });
        const { container } = render(<AppMenu patient="Patient/7" />);
        return { container, tab, sent, user: userEvent.setup() };
    }

    it('open in a tab of their own, which knows nothing of this one', async () => {
        const { container, tab, sent, user } = show([{ client_id: 'diary', client_name: 'Knee Diary' }]);
        await user.click(await screen.findByText('Open in app'));
        expect(await axeViolations(container)).toEqual([]);
        await user.click(screen.getByRole('button', { name: /^Knee Diary/ }));
        await vi.waitFor(() =>
            expect(tab.location.replace).toHaveBeenCalledWith('https://app.example/launch?iss=x&launch=y'),
        );
        expect(sent).toEqual([['/launches', { client: 'diary', patient: 'Patient/7' }]]);
        expect(tab.opener).toBeNull();
    });

    it('that cannot be opened leave no empty tab', async () => {
        const { tab, user } = show([{ client_id: 'diary', client_name: 'Knee Diary' }], 400);
        await user.click(await screen.findByText('Open in app'));
        await user.click(screen.getByRole('button', { name: /^Knee Diary/ }));
        await screen.findByText('The app could not be opened.');
        expect(tab.close).toHaveBeenCalled();
    });

    it('are not spoken of where there are none', async () => {
        const { container } = show([]);
        await vi.waitFor(() => expect(container.textContent).toBe(''));
    });
});
