import { afterEach, describe, expect, it, vi } from 'vitest';
import { phq9Finding, phq9RuleSet, servesPhq9 } from '../desk/test/phq9';
import { serve } from '../desk/test/server';
import { judgedBy, judgedFindings } from './findings';

afterEach(() => vi.unstubAllGlobals());

describe('a finding', () => {
    it("is told with reason and action of its rule set, in the reader's language", () => {
        const { fired } = judgedBy(phq9Finding('2026-05-03', 'critical', ['item9']), phq9RuleSet, 'en');
        expect(fired).toEqual([
            {
                reason: 'Thoughts of being better off dead or of self-harm (item 9)',
                action: 'Contact the patient the same day and assess the risk of suicide as your local guidance says.',
            },
        ]);
    });

    it('falls back on the reasons noted at the time', () => {
        expect(judgedBy(phq9Finding('2026-05-03', 'red', ['severe']), undefined, 'da').fired).toEqual([
            { reason: 'Årsag severe' },
        ]);
    });

    it('names the response it came from', () => {
        expect(judgedBy(phq9Finding('2026-05-03', 'red', []), undefined, 'da').response).toBe(
            'QuestionnaireResponse/phq9-2026-05-03',
        );
    });
});

it('only the newest finding of a rule set counts', async () => {
    serve({}, ...servesPhq9);
    const findings = [phq9Finding('2026-05-03', 'green', []), phq9Finding('2026-02-03', 'red', ['severe'])];
    expect((await judgedFindings(findings, 'en')).map(({ concern }) => concern)).toEqual(['green']);
});
