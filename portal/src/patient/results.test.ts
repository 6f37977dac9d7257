import type { FhirResource, Observation, QuestionnaireResponse } from 'fhir/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { system } from '../charts';
import { phq9Score, servesPhq9 } from '../desk/test/phq9';
import { bundle, serve } from '../desk/test/server';
import { loadResults } from './results';

afterEach(() => vi.unstubAllGlobals());

const daughters: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id: 'phq9-2026-04-01',
    status: 'completed',
    source: { reference: 'RelatedPerson/2' },
};

async function codesOf(...observations: Observation[]): Promise<string[]> {
    const stored: Record<string, FhirResource[]> = { Observation: observations, QuestionnaireResponse: [daughters] };
    serve({}, (path) => stored[path] && bundle(stored[path]), ...servesPhq9);
    return (await loadResults('Patient/1')).map(({ code }) => code);
}

describe("the patient's own scores", () => {
    it('are each score with all its results', async () => {
        const [first, second] = [phq9Score({ at: '2026-01-03', value: 8 }), phq9Score({ at: '2026-05-03', value: 21 })];
        expect(await codesOf(first, second)).toEqual(['phq9-total']);
    });

    it('are one course for each side of the body', async () => {
        const of = (side: string, at: string): Observation => ({
            ...phq9Score({ at, value: 8 }),
            bodySite: { coding: [{ system: system('side'), code: side }] },
        });
        const knees = [of('left', '2026-01-03'), of('right', '2026-02-03'), of('left', '2026-05-03')];
        expect(await codesOf(...knees)).toEqual(['phq9-total-left', 'phq9-total-right']);
    });

    it('are without secondary scores', async () => {
        const at = '2026-05-03';
        const codes = ['phq9-phq2', 'phq9-total', 'phq9-phq8'];
        expect(await codesOf(...codes.map((code) => phq9Score({ at, code, value: 5 })))).toEqual(['phq9-total']);
    });

    it("are without a relative's", async () => {
        expect(await codesOf(phq9Score({ at: '2026-04-01', value: 8 }))).toEqual([]);
    });

    it('are without those entered in error', async () => {
        const wrong: Observation = { ...phq9Score({ at: '2026-05-03', value: 8 }), status: 'entered-in-error' };
        expect(await codesOf(wrong)).toEqual([]);
    });
});
