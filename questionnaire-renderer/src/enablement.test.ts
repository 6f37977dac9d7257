import type { QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { conditionHolds, enabledKeys } from './enablement';
import { emptyForm, nodesOf, type Answer, type FormState } from './form';
import { questionnaire } from './test/forms';

type Operator = QuestionnaireItemEnableWhen['operator'];
type Condition = Omit<QuestionnaireItemEnableWhen, 'question' | 'operator'>;

const coding = (code: string, system = 'urn:test') => ({ valueCoding: { system, code } });
const one = { answerCoding: { system: 'urn:test', code: '1' } };

// answers given, operator, value compared with, whether the condition holds
const table: [string, Answer[], Operator, Condition, boolean][] = [
    ['exists: no answer', [], 'exists', { answerBoolean: true }, false],
    ['exists: an answer', [{ valueInteger: 0 }], 'exists', { answerBoolean: true }, true],
    ['exists false: no answer', [], 'exists', { answerBoolean: false }, true],
    ['exists false: an answer', [{ valueString: 'x' }], 'exists', { answerBoolean: false }, false],
    ['boolean equal', [{ valueBoolean: true }], '=', { answerBoolean: true }, true],
    ['boolean differs', [{ valueBoolean: false }], '!=', { answerBoolean: true }, true],
    ['boolean false is an answer', [{ valueBoolean: false }], '=', { answerBoolean: false }, true],
    ['decimal beside integer', [{ valueDecimal: 3.5 }], '>', { answerInteger: 3 }, true],
    ['decimal not more than itself', [{ valueDecimal: 1.5 }], '>', { answerDecimal: 1.5 }, false],
    ['decimal at least', [{ valueDecimal: 1.5 }], '>=', { answerDecimal: 1.5 }, true],
    ['coding equal', [coding('1')], '=', one, true],
    ['coding of another system', [coding('1', 'urn:x')], '=', one, false],
    ['coding of another system differs', [coding('1', 'urn:x')], '!=', one, true],
    ['coding: condition names no system', [coding('1')], '=', { answerCoding: { code: '1' } }, true],
    ['coding: condition names no system, other code', [coding('2')], '=', { answerCoding: { code: '1' } }, false],
    ['coding: only the answer names no system', [{ valueCoding: { code: '1' } }], '=', one, false],
    ['coding: only the answer names no system, so it differs', [{ valueCoding: { code: '1' } }], '!=', one, true],
    ['coding: neither names a system', [{ valueCoding: { code: '1' } }], '=', { answerCoding: { code: '1' } }, true],
    ['coding differs', [coding('2')], '!=', one, true],
    ['codings have no order', [coding('2')], '>', one, false],
    ['an open choice answered in writing', [{ valueString: 'word' }], '=', { answerString: 'word' }, true],
    ['an open choice answered in writing is no code', [{ valueString: '1' }], '=', one, false],
    ['one of several answers', [coding('1'), coding('2')], '=', { answerCoding: { code: '2' } }, true],
    ['none of several may be equal', [coding('1'), coding('2')], '!=', { answerCoding: { code: '2' } }, false],
    ['none of several is equal', [coding('1'), coding('3')], '!=', { answerCoding: { code: '2' } }, true],
    ['text equal', [{ valueString: 'Ja' }], '=', { answerString: 'Ja' }, true],
    ['text: capitals count', [{ valueString: 'ja' }], '=', { answerString: 'Ja' }, false],
    ['text does not differ from itself', [{ valueString: 'Ja' }], '!=', { answerString: 'Ja' }, false],
    ['date earlier', [{ valueDate: '2026-04-30' }], '<', { answerDate: '2026-05-01' }, true],
    ['date not earlier than itself', [{ valueDate: '2026-05-01' }], '<', { answerDate: '2026-05-01' }, false],
    ['month equal', [{ valueDate: '2026-05' }], '=', { answerDate: '2026-05' }, true],
    ['date later', [{ valueDate: '2026-11-21' }], '>', { answerDate: '2026-11-20' }, true],
    [
        'moments in two zones',
        [{ valueDateTime: '2026-11-21T12:00:00+01:00' }],
        '=',
        { answerDateTime: '2026-11-21T11:00:00Z' },
        true,
    ],
    ['a month is not a day', [{ valueDate: '2026-05' }], '=', { answerDate: '2026-05-01' }, false],
    ['a year has no order to a day in it', [{ valueDate: '2026' }], '<', { answerDate: '2026-05-01' }, false],
    [
        'a day has no order to a moment in it',
        [{ valueDateTime: '2026-05-01' }],
        '>',
        { answerDateTime: '2026-05-01T12:00:00Z' },
        false,
    ],
    ['a later day', [{ valueDateTime: '2026-05-02' }], '>', { answerDateTime: '2026-05-01T12:00:00Z' }, true],
    ['time with a fraction of nought', [{ valueTime: '08:00:00.0' }], '<=', { answerTime: '08:00:00' }, true],
    ['time with fractions', [{ valueTime: '08:00:00.5' }], '=', { answerTime: '08:00:00.50' }, true],
    ['time later', [{ valueTime: '08:00:01' }], '<=', { answerTime: '08:00:00' }, false],
    ['link', [{ valueUri: 'https://a.dk' }], '=', { answerString: 'https://a.dk' }, true],
    [
        'reference',
        [{ valueReference: { reference: 'Location/a' } }],
        '=',
        { answerReference: { reference: 'Location/a' } },
        true,
    ],
    [
        'reference to another',
        [{ valueReference: { reference: 'Location/b' } }],
        '=',
        { answerReference: { reference: 'Location/a' } },
        false,
    ],
    ['a file is there', [{ valueAttachment: { url: 'Binary/1' } }], 'exists', { answerBoolean: true }, true],
    ['wrong type', [{ valueString: '5' }], '=', { answerInteger: 5 }, false],
    [
        'quantity, a number in any unit',
        [{ valueQuantity: { value: 80, code: 'kg' } }],
        '>',
        { answerInteger: 70 },
        true,
    ],
    ['time of day', [{ valueTime: '22:30:00' }], '>=', { answerTime: '22:00:00' }, true],
    [
        'quantity, same unit',
        [{ valueQuantity: { value: 80, code: 'kg' } }],
        '>',
        { answerQuantity: { value: 70, code: 'kg' } },
        true,
    ],
    [
        'quantity, other unit',
        [{ valueQuantity: { value: 80, code: 'g' } }],
        '>',
        { answerQuantity: { value: 70, code: 'kg' } },
        false,
    ],
    [
        'quantity, same unit in words',
        [{ valueQuantity: { value: 6, unit: 'mg' } }],
        '>',
        { answerQuantity: { value: 5, unit: 'mg' } },
        true,
    ],
    [
        'quantity, "less than" has no order',
        [{ valueQuantity: { value: 80, comparator: '<', code: 'kg' } }],
        '>',
        { answerInteger: 70 },
        false,
    ],
];

// operator, and whether it holds for the answers 4, 5 and 6, and for none, compared with 5
const beside5: [Operator, boolean, boolean, boolean, boolean][] = [
    ['=', false, true, false, false],
    ['!=', true, false, true, true],
    ['>', false, false, true, false],
    ['<', true, false, false, false],
    ['>=', false, true, true, false],
    ['<=', true, true, false, false],
];

describe('a condition', () => {
    it.each(beside5)('compares numbers by %s, and no answer with them', (operator, ...holds) => {
        const given: Answer[][] = [[{ valueInteger: 4 }], [{ valueInteger: 5 }], [{ valueInteger: 6 }], []];
        const condition = { question: 'q', operator, answerInteger: 5 };
        expect(given.map((answers) => conditionHolds(condition, answers))).toEqual(holds);
    });

    it.each(table)('%s', (_name, answers, operator, condition, holds) => {
        expect(conditionHolds({ question: 'q', operator, ...condition }, answers)).toBe(holds);
    });
});

const enabled = (items: QuestionnaireItem[], answers: FormState['answers'], copies: FormState['copies'] = {}) => {
    const state = { ...emptyForm, answers, copies };
    return [...enabledKeys(nodesOf(questionnaire(items), state), state)];
};

const ask = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
    linkId,
    type: 'boolean',
    text: linkId,
    ...more,
});
const when = (question: string, answerBoolean = true): QuestionnaireItemEnableWhen => ({
    question,
    operator: '=',
    answerBoolean,
});
const yes = [{ valueBoolean: true }];

describe('enablement', () => {
    const both = [when('a'), when('b')];

    it.each([
        ['all', { a: yes }, false],
        ['all', { a: yes, b: yes }, true],
        ['any', { a: yes }, true],
        ['any', {}, false],
        [undefined, { a: yes }, false],
    ] as const)('with behaviour %s and answers %j is %s', (enableBehavior, answers, result) => {
        const items = [ask('a'), ask('b'), ask('c', { enableWhen: both, enableBehavior })];
        expect(enabled(items, answers).includes('c')).toBe(result);
    });

    it('reaches down: nothing below a disabled group is enabled', () => {
        const items = [ask('a'), ask('g', { type: 'group', enableWhen: [when('a')], item: [ask('b')] })];
        expect(enabled(items, {})).toEqual(['a']);
        expect(enabled(items, { a: yes })).toEqual(['a', 'g', 'b']);
    });

    it('takes the answer of a disabled question as not given', () => {
        const items = [ask('a'), ask('b', { enableWhen: [when('a')] }), ask('c', { enableWhen: [when('b')] })];
        expect(enabled(items, { b: yes })).toEqual(['a']);
        expect(enabled(items, { a: yes, b: yes })).toEqual(['a', 'b', 'c']);
    });

    it('takes a question that is not asked as different from everything', () => {
        const isNot = { ...when('b'), operator: '!=' as const };
        const items = [ask('a'), ask('b', { enableWhen: [when('a')] }), ask('c', { enableWhen: [isNot] })];
        expect(enabled(items, { b: yes })).toEqual(['a', 'c']);
        expect(enabled(items, { a: yes, b: yes })).toEqual(['a', 'b']);
    });

    it('looks backwards and forwards in the questionnaire', () => {
        expect(enabled([ask('a', { enableWhen: [when('b')] }), ask('b')], { b: yes })).toEqual(['a', 'b']);
    });

    it('looks within its own copy of a repeating group first', () => {
        const group = ask('g', {
            type: 'group',
            repeats: true,
            item: [ask('a'), ask('b', { enableWhen: [when('a')] })],
        });
        const keys = enabled([group], { 'a~1': yes }, { g: [0, 1] });
        expect(keys).toContain('b~1');
        expect(keys).not.toContain('b~0');
    });

    it('looks at the last copy before it, or else the first after it', () => {
        const group = ask('g', { type: 'group', repeats: true, item: [ask('a')] });
        const after = ask('after', { enableWhen: [when('a')] });
        const before = ask('before', { enableWhen: [when('a')] });
        const keys = enabled([before, group, after], { 'a~0': yes }, { g: [0, 1] });
        expect(keys).toContain('before');
        expect(keys).not.toContain('after');
    });

    it('lets a question nested below another ask about it', () => {
        expect(enabled([ask('a', { item: [ask('b', { enableWhen: [when('a')] })] })], { a: yes })).toEqual(['a', 'b']);
    });

    it('leaves conditions that go in a circle unfulfilled', () => {
        const items = [ask('a', { enableWhen: [when('b')] }), ask('b', { enableWhen: [when('a')] })];
        expect(enabled(items, { a: yes, b: yes })).toEqual([]);
    });

    it('leaves a condition on a question that does not exist unfulfilled', () => {
        expect(enabled([ask('a', { enableWhen: [when('gone')] })], {})).toEqual([]);
    });
});
