import type { QuestionnaireResponse } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Draft, unsentOf, type SaveState } from './draft';
import { TestServer } from './test/server';

let server: TestServer;
let states: string[];
let merged: QuestionnaireResponse[];
let signedOut: number;
let drafts: Draft[];

beforeEach(async () => {
    sessionStorage.clear();
    server = await new TestServer().start();
    [states, merged, signedOut, drafts] = [[], [], 0, []];
    vi.useFakeTimers();
});

afterEach(() => {
    drafts.forEach((draft) => draft.close());
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

const words = (state: SaveState) => (state.kind === 'refused' ? `refused: ${state.reason}` : state.kind);

function open(stored?: QuestionnaireResponse): Draft {
    const draft = new Draft('key', stored, {
        onState: (state) => states.push(words(state)),
        onMerged: (response) => merged.push(response),
        onSignedOut: () => signedOut++,
        merge: (theirs, ours) => ({ ...ours, item: [...(theirs.item ?? []), ...(ours.item ?? [])] }),
    });
    drafts.push(draft);
    draft.open();
    return draft;
}

const answers = (linkId: string, status: QuestionnaireResponse['status'] = 'in-progress'): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    status,
    identifier: { system: 's', value: 't1' },
    item: [{ linkId }],
});

const settled = () => vi.advanceTimersByTimeAsync(0);
const stored = () => server.responses.get('r1');

describe('answers on their way to the server', () => {
    it('are created once and then updated', async () => {
        const draft = open();
        draft.put(answers('a'));
        await settled();
        draft.put(answers('b'));
        await settled();
        expect(states).toEqual(['saving', 'saved', 'saving', 'saved']);
        expect(server.responses.size).toBe(1);
        expect(stored()?.item).toEqual([{ linkId: 'b' }]);
    });

    it('are saved only when the server says so', async () => {
        const draft = open();
        draft.put(answers('a'));
        expect(states).toEqual(['saving']);
        expect(draft.unsaved).toBe(true);
        await settled();
        expect(draft.unsaved).toBe(false);
    });

    it('go one request at a time, the newest answers in the next', async () => {
        const draft = open();
        ['a', 'b', 'c'].forEach((linkId) => draft.put(answers(linkId)));
        await settled();
        expect(server.writes.map((write) => write.item?.[0]?.linkId)).toEqual(['a', 'c']);
    });

    it('wait when the net is down and go again by themselves', async () => {
        const draft = open();
        server.down = true;
        draft.put(answers('a'));
        await settled();
        expect(states.at(-1)).toBe('waiting');
        expect(unsentOf('key')).toEqual(answers('a'));
        await vi.advanceTimersByTimeAsync(1500);
        expect(states.at(-1)).toBe('waiting');
        server.down = false;
        await vi.advanceTimersByTimeAsync(3000);
        expect(states.at(-1)).toBe('saved');
        expect(unsentOf('key')).toBeUndefined();
    });

    it('go at once when the browser is back online', async () => {
        const draft = open();
        server.down = true;
        draft.put(answers('a', 'completed'));
        await settled();
        server.down = false;
        dispatchEvent(new Event('online'));
        await settled();
        expect(states.at(-1)).toBe('sent');
    });

    it('left behind by an earlier visit go first', async () => {
        server.down = true;
        open().put(answers('a', 'completed'));
        await settled();
        drafts.pop()?.close();
        server.down = false;
        open();
        await settled();
        expect(stored()?.status).toBe('completed');
        expect(states.at(-1)).toBe('sent');
    });

    it('are never called sent when the server says no', async () => {
        const draft = open();
        server.refuse = 422;
        draft.put(answers('a', 'completed'));
        await settled();
        expect(states.at(-1)).toBe('refused: Too large');
        draft.put(answers('b', 'completed'));
        await settled();
        expect(states.at(-1)).toBe('sent');
    });

    it('are kept when nobody is signed in any more', async () => {
        const draft = open();
        server.refuse = 401;
        draft.put(answers('a'));
        await settled();
        expect(signedOut).toBe(1);
        expect(unsentOf('key')).toEqual(answers('a'));
    });
});

describe('another device', () => {
    it('that answered too has its answers put together with these', async () => {
        server.responses.set('r1', { ...answers('theirs'), id: 'r1', meta: { versionId: '5' } });
        const draft = open({ ...answers('old'), id: 'r1', meta: { versionId: '4' } });
        draft.put(answers('ours'));
        await settled();
        expect(stored()?.item).toEqual([{ linkId: 'theirs' }, { linkId: 'ours' }]);
        expect(merged).toHaveLength(1);
        expect(states.at(-1)).toBe('saved');
    });

    it('that began first is found by the invitation', async () => {
        server.responses.set('r1', { ...answers('theirs'), id: 'r1', meta: { versionId: '1' } });
        open().put(answers('ours'));
        await settled();
        expect(server.responses.size).toBe(1);
        expect(stored()?.item).toHaveLength(2);
    });

    it('that has sent already has the last word', async () => {
        server.responses.set('r1', { ...answers('theirs', 'completed'), id: 'r1', meta: { versionId: '5' } });
        open({ ...answers('old'), id: 'r1', meta: { versionId: '4' } }).put(answers('ours'));
        await settled();
        expect(states.at(-1)).toBe('elsewhere');
        expect(stored()?.item).toEqual([{ linkId: 'theirs' }]);
    });
});

it('a sending whose confirmation was lost is recognised, and stored once', async () => {
    const draft = open();
    draft.put(answers('a'));
    await settled();
    server.loseAnswer = true;
    draft.put(answers('a', 'completed'));
    await settled();
    expect(states.at(-1)).toBe('waiting');
    server.loseAnswer = false;
    await vi.advanceTimersByTimeAsync(1500);
    expect(states.at(-1)).toBe('sent');
    expect(server.responses.size).toBe(1);
});
