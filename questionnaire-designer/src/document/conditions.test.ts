import type { QuestionnaireItem } from 'fhir/r4';
import { expect, test } from 'vitest';
import {
    askable,
    conditionOn,
    isAnswer,
    questionBefore,
    relationOf,
    withConditions,
    withOptionAnswer,
    withRelation,
} from './conditions';
import { example } from './example';

const pain = () => example().item![0]!.item![0]!;
const where = () => example().item![0]!.item![1]!;
const isSome = () => where().enableWhen![0]!;

test.each([
    ['=', undefined, 'is'],
    ['!=', undefined, 'is-not'],
    ['>=', undefined, 'at-least'],
    ['<', undefined, 'less-than'],
    ['exists', true, 'answered'],
    ['exists', false, 'unanswered'],
] as const)('operator %s %s reads "%s"', (operator, answerBoolean, relation) => {
    expect(relationOf({ question: 'a', operator, answerBoolean })).toBe(relation);
});

test('another relation keeps the answer and what else the condition holds', () => {
    expect(withRelation(isSome(), 'is-not')).toEqual({ ...isSome(), operator: '!=' });
});

test('"is answered" takes no answer, and going back begins with the first option', () => {
    const answered = withRelation(isSome(), 'answered');
    expect(answered).toEqual({ id: 'w1', question: 'pain', operator: 'exists', answerBoolean: true });
    expect(withRelation(answered, 'is', pain()).answerCoding).toEqual({
        system: 'http://example.org/pain',
        code: 'none',
    });
});

test('a new condition asks for the first option of a choice, yes of a boolean, any answer of the rest', () => {
    const boolean: QuestionnaireItem = { linkId: 'b', type: 'boolean' };
    expect(conditionOn(pain()).answerCoding?.code).toBe('none');
    expect(conditionOn(boolean)).toEqual({ question: 'b', operator: '=', answerBoolean: true });
    expect(conditionOn(where())).toEqual({ question: 'where', operator: 'exists', answerBoolean: true });
});

test('the answer is recognised among the options', () => {
    const [none, some] = pain().answerOption!;
    expect([isAnswer(isSome(), none!), isAnswer(isSome(), some!)]).toEqual([false, true]);
    expect(isAnswer(withOptionAnswer(isSome(), none!), none!)).toBe(true);
});

test('a condition can look at every question but its own branch', () => {
    expect(askable(example(), [0]).map((item) => item.linkId)).toEqual(['days', 'photo']);
    expect(askable(example(), [1]).map((item) => item.linkId)).toEqual(['pain', 'where', 'photo']);
});

test('two conditions say that both must hold, none leaves nothing', () => {
    const two = withConditions(where(), [isSome(), conditionOn(pain())]);
    expect(two.enableBehavior).toBe('all');
    expect(Object.keys(withConditions(two, []))).not.toContain('enableWhen');
});

test.each([
    ['the nearest question before it', [0, 1], 'pain'],
    ['the nearest across groups', [1], 'where'],
    ['any, where none comes before', [0, 0], 'where'],
] as const)('a new condition is about %s', (_name, path, linkId) => {
    expect(questionBefore(example(), path)?.linkId).toBe(linkId);
});
