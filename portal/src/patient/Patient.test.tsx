import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import { navigate } from '../app/router';
import Patient from './index';
import { invitationTask, score, TestServer } from './test/server';

let server: TestServer;

beforeEach(() => {
    sessionStorage.clear();
    setLanguage('en');
    server = new TestServer();
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

async function show(path: string) {
    await server.start();
    navigate(path);
    render(<Patient />);
    const user = userEvent.setup();
    return {
        press: async (name: string) => user.click(await screen.findByRole('button', { name })),
        choose: async (name: string) => user.click(await screen.findByRole('radio', { name })),
        follow: async (name: string) => user.click(await screen.findByRole('link', { name })),
    };
}

describe('what is asked', () => {
    it('stands with title, date and time it takes', async () => {
        await show('/patient');
        await screen.findByText('Please answer by 24 Dec 2026');
        await screen.findByText('Takes about 1 minute');
        expect(screen.getByRole('link', { name: 'Start: PHQ-2' }).getAttribute('href')).toBe('/patient/answer/t1');
        expect(await axeViolations()).toEqual([]);
    });

    it('can be continued, and looked at when it has been answered', async () => {
        server.tasks = [invitationTask('t1', { status: 'in-progress' }), invitationTask('t2', { status: 'completed' })];
        await show('/patient');
        await screen.findByRole('link', { name: 'Continue: PHQ-2' });
        await screen.findByRole('link', { name: 'See your answers: PHQ-2' });
    });

    it('tells a relative that it is about their own experience', async () => {
        server.fhirUser = 'RelatedPerson/9';
        server.tasks = [invitationTask('t1', { owner: { reference: 'RelatedPerson/9' } })];
        await show('/patient');
        await screen.findByText('About your own experience as a relative');
        expect(screen.queryByRole('link', { name: 'Your results' })).toBeNull();
    });

    it('is nothing when there is nothing', async () => {
        server.tasks = [];
        await show('/patient');
        await screen.findByText(/nothing to answer right now/);
    });

    it('that cannot be fetched says so', async () => {
        server.down = true;
        await show('/patient');
        await screen.findByRole('button', { name: 'Try again' });
        expect(await axeViolations()).toEqual([]);
    });
});

describe('answering', () => {
    it('saves every answer, sends them once, and thanks', async () => {
        const { choose, press } = await show('/patient/answer/t1');
        await choose('Several days');
        await screen.findByText('Saved');
        expect(server.responses.get('r1')).toMatchObject({
            status: 'in-progress',
            subject: { reference: 'Patient/1' },
        });
        await press('Next');
        expect(location.search).toBe('?q=phq2_2');
        await press('To your answers');
        await press('Send answers');
        await screen.findByRole('heading', { name: 'Thank you, your answers have been sent' });
        expect(server.responses.get('r1')?.status).toBe('completed');
        expect(server.writes.filter((write) => write.status === 'completed')).toHaveLength(1);
        expect(screen.getByText(/Orthopaedics can see your answers/)).toBeTruthy();
        expect(screen.getByRole('link', { name: 'See your results' })).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });

    it('goes on with the draft from another device', async () => {
        const answer = [{ valueCoding: { system: 'urn:test', code: '1' } }];
        server.responses.set('r1', {
            resourceType: 'QuestionnaireResponse',
            id: 'r1',
            status: 'in-progress',
            meta: { versionId: '3' },
            item: [{ linkId: 'phq2_1', answer }],
        });
        const { choose } = await show('/patient/answer/t1');
        await screen.findByRole('group', { name: 'Feeling down' });
        await choose('Not at all');
        await screen.findByText('Saved');
        expect(server.responses.get('r1')?.item).toHaveLength(2);
    });

    it('never says sent while the net is down', async () => {
        const { press } = await show('/patient/answer/t1?q=review');
        await screen.findByRole('heading', { name: 'Your answers' });
        server.down = true;
        await press('Send answers');
        await screen.findByText(/Not sent yet: there is no connection/);
        expect(screen.getByRole('button', { name: 'Sending …' }).hasAttribute('disabled')).toBe(true);
        expect(await axeViolations()).toEqual([]);
        server.down = false;
        act(() => void dispatchEvent(new Event('online')));
        await screen.findByRole('heading', { name: 'Thank you, your answers have been sent' });
    });

    it('says what the server says when it refuses, and can be tried again', async () => {
        const { press } = await show('/patient/answer/t1?q=review');
        await screen.findByRole('heading', { name: 'Your answers' });
        server.refuse = 422;
        await press('Send answers');
        await screen.findByText('Your answers were not sent: Too large');
        await press('Send answers');
        await screen.findByRole('heading', { name: 'Thank you, your answers have been sent' });
    });

    it('shows the answers once they have been sent', async () => {
        server.responses.set('r1', {
            resourceType: 'QuestionnaireResponse',
            status: 'completed',
            item: [{ linkId: 'phq2_1', answer: [{ valueCoding: { system: 'urn:test', code: '1' } }] }],
        });
        await show('/patient/answer/t1');
        await screen.findByText('Several days');
        expect(await axeViolations()).toEqual([]);
    });
});

describe('own results', () => {
    it('stand in plain words with the way that is better', async () => {
        server.observations = [score('2026-02-01T10:00:00Z', 5), score('2026-11-01T10:00:00Z', 2)];
        await show('/patient/results');
        await screen.findByText(/2 on a scale from 0 to 6/);
        screen.getByText(/A lower number is better/);
        screen.getByText('Answered 1 Nov 2026');
        expect(await axeViolations()).toEqual([]);
    });

    it('say why there is no result', async () => {
        server.observations = [score('2026-11-01T10:00:00Z', undefined)];
        await show('/patient/results');
        await screen.findByText('Not scored: 1 of 2 answered', { selector: '.result > p' });
    });

    it('are not there yet', async () => {
        await show('/patient/results');
        await screen.findByText(/no results yet/);
    });
});
