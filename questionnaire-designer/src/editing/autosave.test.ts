import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import type { Questionnaire } from 'fhir/r4';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const draft = (title: string, versionId = '1'): Questionnaire => ({
    resourceType: 'Questionnaire',
    status: 'draft',
    title,
    meta: { versionId },
});

/** A server with one draft: it knows its version, can be unreachable, and notes what it was sent. */
function server() {
    const it = {
        version: 1,
        reachable: true,
        sent: [] as string[],
        put: async (document: Questionnaire, versionId: string | undefined) => {
            if (!it.reachable) throw new FhirError(0);
            if (versionId !== String(it.version)) throw new FhirError(412);
            if (document.title === 'nonsense') throw new FhirError(422);
            it.version++;
            it.sent.push(document.title!);
            return { ...document, meta: { versionId: String(it.version) } };
        },
    };
    return it;
}

const pause = () => vi.advanceTimersByTimeAsync(1000);

test('several changes are sent as one, after a pause', async () => {
    const there = server();
    const saving = new Autosave(draft('a'), there.put);
    ['b', 'bc', 'bcd'].forEach((title) => saving.offer(draft(title)));
    expect(saving.state.status).toBe('unsaved');
    await pause();
    expect(there.sent).toEqual(['bcd']);
    expect(saving.state.status).toBe('saved');
});

test('each save builds on the version the last one made', async () => {
    const there = server();
    const saving = new Autosave(draft('a'), there.put);
    for (const title of ['b', 'c']) {
        saving.offer(draft(title));
        await pause();
    }
    expect(there.sent).toEqual(['b', 'c']);
});

test('back at what is stored, nothing is sent', async () => {
    const there = server();
    const opened = draft('a');
    const saving = new Autosave(opened, there.put);
    saving.offer(draft('b'));
    saving.offer(opened);
    expect(saving.state.status).toBe('saved');
    await pause();
    expect(there.sent).toEqual([]);
});

test('without a connection it tries again until it is back', async () => {
    const there = server();
    there.reachable = false;
    const saving = new Autosave(draft('a'), there.put);
    saving.offer(draft('b'));
    await pause();
    expect(saving.state.status).toBe('offline');
    there.reachable = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(there.sent).toEqual(['b']);
});

test('when someone else changed it, nothing is sent until theirs is taken over', async () => {
    const there = server();
    const saving = new Autosave(draft('a'), there.put);
    there.version = 5;
    saving.offer(draft('mine'));
    await pause();
    saving.offer(draft('mine still'));
    await pause();
    expect([saving.state.status, there.sent]).toEqual(['conflict', []]);

    saving.adopt(draft('theirs', '5'));
    saving.offer(draft('mine again'));
    await pause();
    expect([saving.state.status, there.sent]).toEqual(['saved', ['mine again']]);
});

test('a refused document is sent again only when it has changed', async () => {
    const there = server();
    const saving = new Autosave(draft('a'), there.put);
    saving.offer(draft('nonsense'));
    await pause();
    expect(saving.state.status).toBe('refused');
    saving.offer(draft('sense'));
    await pause();
    expect(there.sent).toEqual(['sense']);
});

test('finishing sends what is unsaved first', async () => {
    const there = server();
    const saving = new Autosave(draft('a'), there.put);
    saving.offer(draft('b'));
    await saving.finish(draft('published'));
    expect(there.sent).toEqual(['b', 'published']);
});
