import { expect, test } from 'vitest';
import { example } from './example';
import { addItem, freeLinkId, renameLinkId, withType } from './items';
import { itemAt, type Path } from './tree';
import { nextOption, weightOf } from './options';

test.each<[string, Path, string]>([
    ['into the selected group', [0], '0.2'],
    ['after the selected question', [0, 0], '0.1'],
    ['at the end when the questionnaire itself is selected', [], '3'],
])('a new item comes %s', (_name, selected, place) => {
    const [form, path] = addItem(example(), selected, 'string');
    expect(path.join('.')).toBe(place);
    expect(itemAt(form, path)).toEqual({ linkId: 'q1', type: 'string' });
});

test.each([
    ['group', 'g2'],
    ['display', 'd1'],
    ['choice', 'q1'],
] as const)('a new %s gets the free link id %s', (type, linkId) => {
    expect(freeLinkId(example(), type)).toBe(linkId);
});

test('conditions follow a renamed link id', () => {
    const form = renameLinkId(example(), [0, 0], 'hurts');
    expect(itemAt(form, [0, 0])?.linkId).toBe('hurts');
    expect(itemAt(form, [0, 1])?.enableWhen?.[0]?.question).toBe('hurts');
});

test('conditions stay when two items share the old link id', () => {
    const shared = renameLinkId(example(), [1], 'pain');
    expect(itemAt(renameLinkId(shared, [1], 'days'), [0, 1])?.enableWhen?.[0]?.question).toBe('pain');
});

test('another type drops only what FHIR forbids there', () => {
    const pain = itemAt(example(), [0, 0])!;
    expect(Object.keys(withType(pain, 'open-choice'))).toEqual(Object.keys(pain));
    expect(Object.keys(withType(pain, 'boolean'))).toEqual(Object.keys(pain).filter((key) => key !== 'answerOption'));
});

test('a new option goes on with the code system and the numbers of the others', () => {
    const pain = itemAt(example(), [0, 0])!;
    const option = nextOption(example(), pain);
    expect(option.valueCoding).toEqual({ system: 'http://example.org/pain', code: '2' });
    expect(weightOf(option)).toBe(2);
});

test('the first option is number 0 of our own code system', () => {
    const option = nextOption(example(), { linkId: 'x', type: 'choice' });
    expect(option.valueCoding).toEqual({ system: 'https://stemme.example/fhir/CodeSystem/wound_check', code: '0' });
    expect(weightOf(option)).toBe(0);
});
