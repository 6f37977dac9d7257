import type { FhirResource, Observation } from 'fhir/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { phq9Score, servesPhq9 } from '../desk/test/phq9';
import { bundle, serve } from '../desk/test/server';
import { loadResults } from './results';

afterEach(() => vi.unstubAllGlobals());

async function codesOf(...observations: Observation[]): Promise<string[]> {
    serve(
        {},
        (path): FhirResource | undefined => (path === 'Observation' ? bundle(observations) : undefined),
        ...servesPhq9,
    );
    return (await loadResults('Patient/1')).map(({ code }) => code);
}

describe("the patient's own scores", () => {
    it('are each score with all its results', async () => {
        const [first, second] = [phq9Score({ at: '2026-01-03', value: 8 }), phq9Score({ at: '2026-05-03', value: 21 })];
        expect(await codesOf(first, second)).toEqual(['phq9-total']);
    });

    it('are without secondary scores', async () => {
        const at = '2026-05-03';
        const codes = ['phq9-phq2', 'phq9-total', 'phq9-phq8'];
        expect(await codesOf(...codes.map((code) => phq9Score({ at, code, value: 5 })))).toEqual(['phq9-total']);
    });

    it('are without those entered in error', async () => {
        const wrong: Observation = { ...phq9Score({ at: '2026-05-03', value: 8 }), status: 'entered-in-error' };
        expect(await codesOf(wrong)).toEqual([]);
    });
});
