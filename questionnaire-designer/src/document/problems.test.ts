import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';
import { expect, test } from 'vitest';
import { hasErrors, problems } from './problems';
import { withText } from './text';

const bilingual = (item: QuestionnaireItem): QuestionnaireItem =>
    item.text ? withText(item, 'text', 'da', 'en', item.text) : item;

const form = (...item: QuestionnaireItem[]): Questionnaire =>
    withText(
        { resourceType: 'Questionnaire', status: 'draft', title: 'Form', item: item.map(bilingual) },
        'title',
        'da',
        'en',
        'Skema',
    );

const text = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
    linkId,
    type: 'string',
    text: linkId,
    ...more,
});

const coding = (code: string, display = code) => ({
    valueCoding: withText({ code, display }, 'display', 'da', 'en', display),
});

const said = (questionnaire: Questionnaire) =>
    problems(questionnaire).map(({ code, path, about }) => [code, path.join('.'), about].filter(Boolean).join(' '));

test.each<[string, Questionnaire, string[]]>([
    [
        'a sound form has none',
        form(text('a'), text('b', { type: 'choice', answerOption: [coding('1'), coding('2')] })),
        [],
    ],
    ['no items', form(), ['no-items']],
    ['two items with one link id', form(text('a'), text('a')), ['duplicate-link-id 0 a', 'duplicate-link-id 1 a']],
    ['an item without link id', form(text('', { text: 'A' })), ['no-link-id 0']],
    ['an item without text', form(text('a', { text: '' })), ['no-text 0']],
    ['an empty group', form({ linkId: 'g', type: 'group' }), ['empty-group 0']],
    ['a choice without options', form(text('a', { type: 'choice' })), ['no-options 0']],
    ['a choice from a value set', form(text('a', { type: 'choice', answerValueSet: 'http://v' })), []],
    [
        'an option without code',
        form(text('a', { type: 'choice', answerOption: [coding('', 'A')] })),
        ['option-without-code 0'],
    ],
    [
        'an option without words',
        form(text('a', { type: 'choice', answerOption: [{ valueCoding: { code: '1' } }] })),
        ['option-without-text 0'],
    ],
    [
        'the same option twice',
        form(text('a', { type: 'choice', answerOption: [coding('1'), coding('1')] })),
        ['duplicate-option 0'],
    ],
    [
        'a condition on no item',
        form(text('a', { enableWhen: [{ question: 'x', operator: 'exists', answerBoolean: true }] })),
        ['condition-unknown-question 0 x'],
    ],
    [
        'a condition on itself',
        form(text('a', { enableWhen: [{ question: 'a', operator: 'exists', answerBoolean: true }] })),
        ['condition-on-itself 0'],
    ],
    [
        'a condition without answer',
        form(text('a'), text('b', { enableWhen: [{ question: 'a', operator: '=' }] })),
        ['condition-without-answer 1 a'],
    ],
    [
        'a condition on no option',
        form(
            text('a', { type: 'choice', answerOption: [coding('1')] }),
            text('b', { enableWhen: [{ question: 'a', operator: '=', answerCoding: { code: '2' } }] }),
        ),
        ['condition-unknown-answer 1 a'],
    ],
    [
        'a condition on an option',
        form(
            text('a', { type: 'choice', answerOption: [coding('1')] }),
            text('b', { enableWhen: [{ question: 'a', operator: '=', answerCoding: { code: '1' } }] }),
        ),
        [],
    ],
])('%s', (_name, questionnaire, expected) => {
    expect(said(questionnaire)).toEqual(expected);
});

test('a missing translation warns and does not hinder', () => {
    const english = { ...form(), item: [text('a'), text('b', { type: 'choice', answerOption: [coding('1')] })] };
    expect(said(english)).toEqual(['untranslated 0 da', 'untranslated 1 da']);
    expect(hasErrors(problems(english))).toBe(false);
});
