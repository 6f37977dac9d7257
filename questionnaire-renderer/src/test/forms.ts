import type { Element, Questionnaire, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';
const own = 'https://stemme.example/fhir/StructureDefinition/';

/** The translation extension with one Danish text. */
export const danish = (content: string): Element => ({
    extension: [
        {
            url: `${hl7}translation`,
            extension: [
                { url: 'lang', valueCode: 'da' },
                { url: 'content', valueString: content },
            ],
        },
    ],
});

export const questionnaire = (item: QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire => ({
    resourceType: 'Questionnaire',
    status: 'active',
    language: 'en',
    url: 'https://stemme.example/fhir/Questionnaire/test',
    version: '1.0.0',
    title: 'How are you?',
    _title: danish('Hvordan har du det?'),
    item,
    ...more,
});

export const control = (code: string) => ({
    url: `${hl7}questionnaire-itemControl`,
    valueCodeableConcept: { coding: [{ code }] },
});

export const limits = (min: number, max: number) => [
    { url: `${hl7}minValue`, valueInteger: min },
    { url: `${hl7}maxValue`, valueInteger: max },
];

export const option = (code: string, display: string, da: string, ordinal?: number): QuestionnaireItemAnswerOption => ({
    ...(ordinal !== undefined && { extension: [{ url: `${hl7}ordinalValue`, valueDecimal: ordinal }] }),
    valueCoding: { system: 'urn:test', code, display, _display: danish(da) },
});

export const exclusive = (one: QuestionnaireItemAnswerOption): QuestionnaireItemAnswerOption => ({
    ...one,
    extension: [{ url: `${hl7}questionnaire-optionExclusive`, valueBoolean: true }],
});

export const often: QuestionnaireItemAnswerOption[] = [
    option('0', 'Not at all', 'Slet ikke', 0),
    option('1', 'Several days', 'Flere dage', 1),
    option('2', 'Nearly every day', 'Næsten hver dag', 2),
];

/** Asks for help from `Several days` on. */
export const critical = {
    url: `${own}critical-answer`,
    extension: [
        { url: 'at-least', valueDecimal: 1 },
        { url: 'help', valueString: 'Call 70 201 201 now.', _valueString: danish('Ring til 70 201 201 nu.') },
    ],
};

/** Two questions below one stem, the second of them critical, and a question that depends on the first. */
export const mood = questionnaire([
    {
        linkId: 'g',
        type: 'group',
        text: 'Over the last two weeks',
        _text: danish('Inden for de seneste to uger'),
        item: [
            { linkId: 'sad', type: 'choice', text: 'Feeling sad', _text: danish('Trist'), answerOption: often },
            {
                linkId: 'harm',
                type: 'choice',
                text: 'Thoughts of harm',
                _text: danish('Tanker om skade'),
                answerOption: often,
                extension: [critical],
            },
        ],
    },
    {
        linkId: 'why',
        type: 'text',
        text: 'What makes you sad?',
        _text: danish('Hvad gør dig trist?'),
        enableBehavior: 'any',
        enableWhen: ['1', '2'].map((code) => ({
            question: 'sad',
            operator: '=',
            answerCoding: { system: 'urn:test', code },
        })),
    },
]);
