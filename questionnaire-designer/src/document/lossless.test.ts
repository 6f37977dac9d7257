import type { Questionnaire } from 'fhir/r4';
import { expect, test } from 'vitest';
import { withConditions } from './conditions';
import { example, exampleText } from './example';
import { addItem, renameLinkId, withType } from './items';
import { compact } from '../test/compact';
import { readJson, writeJson } from './json';
import { withCode, withOptionText, withWeight } from './options';
import { withText } from './text';
import { moveItem, removeItem, updateItem } from './tree';
import { withKind } from './versions';

test('read and written untouched, every character outside white space is the same', () => {
    expect(writeJson(readJson(exampleText))).toBe(compact(exampleText));
});

type Edit = (form: Questionnaire) => Questionnaire;

const onPain = (option: Parameters<typeof withWeight>[0], form: Questionnaire, index: number) =>
    updateItem(form, [0, 0], (item) => ({ ...item, answerOption: item.answerOption!.with(index, option) }));

const optionOf = (form: Questionnaire, index: number) => form.item![0]!.item![0]!.answerOption![index]!;

/** Each edit with its opposite: after both, not a character may differ. */
const roundTrips: Record<string, [Edit, Edit]> = {
    'a text in English': [
        (form) => updateItem(form, [0, 0], (item) => withText(item, 'text', 'en', 'en', 'Pain?')),
        (form) => updateItem(form, [0, 0], (item) => withText(item, 'text', 'en', 'en', 'Does it hurt?')),
    ],
    'a text in Danish': [
        (form) => updateItem(form, [0, 0], (item) => withText(item, 'text', 'da', 'en', 'Smerter?')),
        (form) => updateItem(form, [0, 0], (item) => withText(item, 'text', 'da', 'en', 'Gør det ondt?')),
    ],
    'an item added and deleted': [(form) => addItem(form, [2], 'string')[0], (form) => removeItem(form, [3])],
    'an item moved there and back': [(form) => moveItem(form, [0, 1], [1]), (form) => moveItem(form, [1], [0, 1])],
    'a link id and its conditions': [
        (form) => renameLinkId(form, [0, 0], 'hurts'),
        (form) => renameLinkId(form, [0, 0], 'pain'),
    ],
    "an option's code and words": [
        (form) => onPain(withOptionText(withCode(optionOf(form, 0), 'x'), 'da', 'en', 'Nej'), form, 0),
        (form) => onPain(withOptionText(withCode(optionOf(form, 0), 'none'), 'da', 'en', ''), form, 0),
    ],
    'another kind of question and back': [
        (form) => updateItem(form, [1], (item) => withType(item, 'decimal')),
        (form) => updateItem(form, [1], (item) => withType(item, 'integer')),
    ],
};

test.each(Object.entries(roundTrips))('%s leaves the rest as it was', (_name, [edit, back]) => {
    const edited = edit(example());
    expect(writeJson(edited)).not.toBe(compact(exampleText));
    expect(writeJson(back(edited))).toBe(compact(exampleText));
});

test('a weight is written where the old one stood', () => {
    const form = example();
    const weighted = withWeight(optionOf(form, 1), 3);
    expect(weighted.extension).toBeUndefined();
    expect(weighted.valueCoding?.extension?.[0]).toEqual({
        url: 'http://hl7.org/fhir/StructureDefinition/itemWeight',
        valueDecimal: 3,
    });
});

test('a kind of questionnaire stands beside the codes that were there', () => {
    expect(withKind(withKind(example(), 'prem'), 'prom').code?.map((code) => code.code)).toEqual(['prom', '39135-9']);
});

test('conditions keep what the sentence does not show', () => {
    const where = example().item![0]!.item![1]!;
    expect(withConditions(where, where.enableWhen!)).toEqual(where);
});
