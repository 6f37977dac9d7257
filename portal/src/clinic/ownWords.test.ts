import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { textsIn } from './ownWords';

const questionnaire: Questionnaire = {
    resourceType: 'Questionnaire',
    status: 'active',
    item: [
        { linkId: 'g', type: 'group', item: [{ linkId: 'words', type: 'text', text: 'What mattered most?' }] },
        { linkId: 'zip', type: 'open-choice', text: 'Where?' },
    ],
};

const response = (words: string, source = 'Patient/1'): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    id: '7',
    status: 'completed',
    authored: '2026-05-03',
    source: { reference: source },
    item: [
        { linkId: 'g', item: [{ linkId: 'words', answer: [{ valueString: words }] }] },
        { linkId: 'zip', answer: [{ valueString: 'Elsewhere' }] },
    ],
});

describe("the patient's own words", () => {
    it('are the answers to text questions, with the question', () => {
        expect(textsIn(response('To sleep.'), questionnaire, 'en')).toEqual([
            {
                question: 'What mattered most?',
                text: 'To sleep.',
                at: '2026-05-03',
                byRelative: false,
                response: 'QuestionnaireResponse/7',
            },
        ]);
    });

    it('say when a relative wrote them', () => {
        expect(textsIn(response('She is tired.', 'RelatedPerson/3'), questionnaire, 'en')[0]!.byRelative).toBe(true);
    });

    it('leave out empty answers', () => {
        expect(textsIn(response('  '), questionnaire, 'en')).toEqual([]);
    });
});
