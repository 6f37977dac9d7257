import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from 'fhir/r4';
import { extensionUrl } from '../charts';
import { phq9, phq9Finding, phq9RuleSet, servesPhq9 } from '../desk/test/phq9';
import { serve } from '../desk/test/server';
import { judgedBy, judgedFindings, reasonsIn, scoresIn } from './findings';

afterEach(() => vi.unstubAllGlobals());

describe('a finding', () => {
    it("is told with reason and action of its rule set, in the reader's language", () => {
        const { fired } = judgedBy(phq9Finding('2026-05-03', 'critical', ['item9']), phq9RuleSet, 'en');
        expect(fired).toEqual([
            {
                reason: 'Thoughts of being better off dead or of self-harm (item 9)',
                action: 'Contact the patient the same day and assess the risk of suicide as your local guidance says.',
                concern: 'critical',
                about: ['phq9-item9_suicidal_ideation'],
            },
        ]);
    });

    it('falls back on the reasons noted at the time', () => {
        expect(judgedBy(phq9Finding('2026-05-03', 'red', ['severe']), undefined, 'da').fired).toEqual([
            { reason: 'Årsag severe', concern: 'red', about: [] },
        ]);
    });

    it("tells a patient's wish for contact beside the reasons of the rule set", () => {
        const { fired } = judgedBy(phq9Finding('2026-05-03', 'red', ['severe', 'contact-wish']), phq9RuleSet, 'en');
        expect(fired.map(({ reason }) => reason)).toEqual([
            expect.stringMatching(/^PHQ-9 is 20 or more/),
            'The patient wishes to be contacted',
        ]);
    });

    it('names the response it came from', () => {
        expect(judgedBy(phq9Finding('2026-05-03', 'red', []), undefined, 'da').response).toBe(
            'QuestionnaireResponse/phq9-2026-05-03',
        );
    });
});

it('only the newest finding in a questionnaire counts, whichever rules judged', async () => {
    serve({}, ...servesPhq9);
    const within = (finding: Observation) => ({
        ...finding,
        extension: [{ url: extensionUrl('questionnaire'), valueCanonical: `${phq9.url}|1.0.0` }],
    });
    const findings = [phq9Finding('2026-05-03', 'green', []), phq9Finding('2026-02-03', 'red', [])].map(within);
    expect((await judgedFindings(findings, 'en')).map(({ concern }) => concern)).toEqual(['green']);
});

it('only the newest finding of a rule set counts', async () => {
    serve({}, ...servesPhq9);
    const findings = [phq9Finding('2026-05-03', 'green', []), phq9Finding('2026-02-03', 'red', ['severe'])];
    expect((await judgedFindings(findings, 'en')).map(({ concern }) => concern)).toEqual(['green']);
});

describe('the reasons of several findings', () => {
    const judged = (rules: string[]) => [judgedBy(phq9Finding('2026-05-03', 'red', rules), phq9RuleSet, 'en')];

    it('stand worst first', () => {
        expect(reasonsIn(judged(['moderate', 'worse', 'item9'])).map((reason) => reason.slice(0, 12))).toEqual([
            'Thoughts of ',
            'PHQ-9 is 10 ',
            'PHQ-9 has ri',
        ]);
    });

    it('leave out a milder rule about the same score when a stronger one fired, but not its change', () => {
        expect(reasonsIn(judged(['severe', 'moderate', 'worse']))).toEqual([
            'PHQ-9 is 20 or more: severe symptoms of depression',
            'PHQ-9 has risen by 5 or more since last time',
        ]);
    });

    it('name the scores they speak of', () => {
        expect(scoresIn(judged(['worse', 'item9']))).toEqual(new Set(['phq9-item9_suicidal_ideation', 'phq9-total']));
    });
});
