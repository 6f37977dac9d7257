import type { QuestionnaireItem, QuestionnaireResponse } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { mergeResponses, readResponse } from './response';
import { danish, mood, often, questionnaire } from './test/forms';
import { optionAnswer } from './form';
import { toResponse } from './useForm';

const [never, some] = often.map(optionAnswer);

const write = (answers: object, form = mood, language = 'da') =>
    toResponse(form, { answers: answers as never, copies: {} }, undefined, language);

describe('a response', () => {
    it('keeps questions and language as they were shown', () => {
        const response = write({ sad: [some] });
        expect(response).toMatchObject({ language: 'da', questionnaire: `${mood.url}|1.0.0`, status: 'in-progress' });
        expect(response.item).toEqual([
            {
                linkId: 'g',
                text: 'Inden for de seneste to uger',
                item: [{ linkId: 'sad', text: 'Trist', answer: [{ valueCoding: often[1]!.valueCoding }] }],
            },
        ]);
    });

    it('leaves out what was not answered, and what is not asked any more', () => {
        expect(write({ sad: [never], why: [{ valueString: 'noise' }] }).item).toEqual([
            expect.objectContaining({ linkId: 'g' }),
        ]);
        expect(write({}).item).toEqual([]);
    });

    it('keeps who answers what for whom', () => {
        const base = { identifier: { value: '7' }, subject: { reference: 'Patient/1' } } as QuestionnaireResponse;
        expect(toResponse(mood, { answers: {}, copies: {} }, base, 'en')).toMatchObject(base);
    });

    const nested: QuestionnaireItem[] = [
        {
            linkId: 'smoke',
            type: 'boolean',
            text: 'Smoke?',
            item: [{ linkId: 'many', type: 'integer', text: 'How many?' }],
        },
        {
            linkId: 'meds',
            type: 'group',
            repeats: true,
            item: [{ linkId: 'name', type: 'string', text: 'Name', _text: danish('Navn') }],
        },
    ];
    const answers = {
        smoke: [{ valueBoolean: true }],
        many: [{ valueInteger: 3 }],
        'name~0': [{ valueString: 'A' }],
        'name~2': [{ valueString: 'C' }],
    };
    const state = { answers, copies: { meds: [0, 2] } };

    it('nests questions below the answer they belong to and repeats groups', () => {
        expect(toResponse(questionnaire(nested), state, undefined, 'en').item).toEqual([
            {
                linkId: 'smoke',
                text: 'Smoke?',
                answer: [
                    {
                        valueBoolean: true,
                        item: [{ linkId: 'many', text: 'How many?', answer: [{ valueInteger: 3 }] }],
                    },
                ],
            },
            { linkId: 'meds', item: [{ linkId: 'name', text: 'Name', answer: [{ valueString: 'A' }] }] },
            { linkId: 'meds', item: [{ linkId: 'name', text: 'Name', answer: [{ valueString: 'C' }] }] },
        ]);
    });

    it('comes back as it was written', () => {
        const form = questionnaire(nested);
        const written = toResponse(form, state, undefined, 'en');
        const read = readResponse(form, written);
        expect(toResponse(form, read, undefined, 'en')).toEqual(written);
    });
});

describe('answers from two devices', () => {
    it('are put together; where both answered, this device stands', () => {
        const theirs = write({ sad: [never], harm: [never] });
        const merged = mergeResponses(mood, theirs, write({ sad: [some] }));
        expect(readResponse(mood, merged).answers).toEqual({ sad: [some], harm: [never] });
    });
});
