import type { QuestionnaireItem } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { emptyForm } from './form';
import { firstOpen } from './screens';
import { control, mood, questionnaire } from './test/forms';
import { derive } from './useForm';

const text = (linkId: string, code?: string): QuestionnaireItem => ({
    linkId,
    type: 'display',
    text: linkId,
    ...(code && { extension: [control(code)] }),
});
const ask = (linkId: string, item?: QuestionnaireItem[]): QuestionnaireItem => ({
    linkId,
    type: 'string',
    text: linkId,
    item,
});
const group = (
    linkId: string,
    item: QuestionnaireItem[],
    more: Partial<QuestionnaireItem> = {},
): QuestionnaireItem => ({
    linkId,
    type: 'group',
    text: linkId,
    item,
    ...more,
});

const screens = (items: QuestionnaireItem[], copies = {}) =>
    derive(questionnaire(items), { ...emptyForm, copies }).screens.map(({ stems, texts, content }) =>
        [stems, texts, content].map((nodes) => nodes.map((node) => node.key).join(' ')).join(' | '),
    );

describe('screens', () => {
    it('show one question each, below the text of its groups', () => {
        expect(screens([group('g', [ask('a'), group('h', [ask('b')])]), ask('c')])).toEqual([
            'g |  | a',
            'g h |  | b',
            ' |  | c',
        ]);
    });

    it('show a stem above every question that names it, and nowhere else', () => {
        const url = 'https://stemme.example/fhir/StructureDefinition/stem';
        const below = (linkId: string) => ({ ...ask(linkId), extension: [{ url, valueString: 't' }] });
        expect(screens([text('t'), below('a'), below('b'), ask('c')])).toEqual(['t |  | a', 't |  | b', ' |  | c']);
    });

    it('show a text with the question it leads up to, and a text of the questionnaire itself alone', () => {
        expect(screens([text('intro'), group('g', [text('t'), ask('a'), text('end')])])).toEqual([
            ' | intro | ',
            'g | t | a',
            'g | end | ',
        ]);
    });

    it('keep what depends on a question, and help for it, on its screen', () => {
        expect(screens([ask('a', [ask('below'), text('help', 'help')])])).toEqual([' |  | a']);
    });

    it('show all copies of a repeating group together', () => {
        expect(screens([group('g', [ask('a')], { repeats: true })], { g: [0, 3] })).toEqual([' |  | g~0 g~3']);
    });

    it('show a group that asks to be a page as one', () => {
        expect(screens([group('g', [ask('a'), ask('b')], { extension: [control('page')] })])).toEqual(['g |  | g']);
    });

    it('leave out hidden items', () => {
        const hidden = { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true };
        expect(screens([{ ...ask('a'), extension: [hidden] }, ask('b')])).toEqual([' |  | b']);
    });

    it.each([
        [[], 'sad'],
        [['sad'], 'harm'],
        [['harm'], 'review'],
    ])('after answers to %j go on at "%s"', (answered, step) => {
        const all = derive(mood, emptyForm).screens;
        expect(firstOpen(all, (node) => answered.includes(node.key as never))).toBe(step);
    });
});
