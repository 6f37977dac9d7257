import { isQuestion } from '@stemme/questionnaire-renderer';
import type { Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4';
import { isChoice } from './items';
import type { Option } from './options';
import { rows, samePath, type Path } from './tree';
import { withField } from './text';

export type Condition = QuestionnaireItemEnableWhen;

/** How a condition reads in a sentence; `answered` and `unanswered` are FHIR's operator `exists` with true and false. */
export const RELATIONS = [
    'is',
    'is-not',
    'at-least',
    'at-most',
    'more-than',
    'less-than',
    'answered',
    'unanswered',
] as const;
export type Relation = (typeof RELATIONS)[number];

const OPERATOR: Record<Relation, Condition['operator']> = {
    is: '=',
    'is-not': '!=',
    'at-least': '>=',
    'at-most': '<=',
    'more-than': '>',
    'less-than': '<',
    answered: 'exists',
    unanswered: 'exists',
};

const ORDERED = ['integer', 'decimal', 'quantity', 'date', 'dateTime', 'time'];

export function relationOf(condition: Condition): Relation {
    if (condition.operator === 'exists') return condition.answerBoolean === false ? 'unanswered' : 'answered';
    return RELATIONS.find((relation) => OPERATOR[relation] === condition.operator) ?? 'is';
}

/** The relations that make sense for a question of this type. */
export const relationsFor = (type: QuestionnaireItem['type']): readonly Relation[] =>
    ORDERED.includes(type) ? RELATIONS : ['is', 'is-not', 'answered', 'unanswered'];

export const needsAnswer = (relation: Relation) => OPERATOR[relation] !== 'exists';

const ANSWERS = [
    'answerBoolean',
    'answerDecimal',
    'answerInteger',
    'answerDate',
    'answerDateTime',
    'answerTime',
    'answerString',
    'answerCoding',
    'answerQuantity',
    'answerReference',
] as const;

type AnswerField = (typeof ANSWERS)[number];

/** The questions a condition of the item at `path` can look at: all but itself and what lies below it. */
export function askable(questionnaire: Questionnaire, path: Path): QuestionnaireItem[] {
    return rows(questionnaire)
        .filter((row) => isQuestion(row.item) && !samePath(row.path.slice(0, path.length), path))
        .map((row) => row.item);
}

/** The question a new condition most likely is about: the nearest one before the item, else any. */
export function questionBefore(questionnaire: Questionnaire, path: Path): QuestionnaireItem | undefined {
    const questions = askable(questionnaire, path);
    const all = rows(questionnaire);
    const before = all.slice(
        0,
        all.findIndex((row) => samePath(row.path, path)),
    );
    return before.map((row) => row.item).findLast((item) => questions.includes(item)) ?? questions[0];
}

/** A new condition on a question: on a choice its first option, else that it is answered. */
export function conditionOn(question: QuestionnaireItem): Condition {
    const first = question.answerOption?.[0];
    const blank: Condition = { question: question.linkId, operator: 'exists', answerBoolean: true };
    if (question.type === 'boolean') return { ...blank, operator: '=' };
    return first ? withOptionAnswer({ ...blank, operator: '=' }, first) : blank;
}

/** The condition with another relation; its answer stays unless the relation takes none. */
export function withRelation(condition: Condition, relation: Relation, question?: QuestionnaireItem): Condition {
    const operator = OPERATOR[relation];
    if (operator === 'exists') return { ...withAnswer(condition, 'answerBoolean', relation === 'answered'), operator };
    if (condition.operator !== 'exists') return { ...condition, operator };
    const fresh = question ? conditionOn(question) : undefined;
    if (fresh && fresh.operator !== 'exists') return { ...condition, ...withoutAnswer(condition), ...fresh, operator };
    return { ...withoutAnswer(condition), operator };
}

const withoutAnswer = (condition: Condition): Condition =>
    ANSWERS.reduce((left, field) => withField(left, field, undefined), condition);

/** The condition with exactly one answer, or none when the value is undefined. */
export function withAnswer(condition: Condition, field: AnswerField, value: unknown): Condition {
    return withField(withoutAnswer(condition), field, value);
}

/** The condition with the answer an option stands for. */
export function withOptionAnswer(condition: Condition, option: Option): Condition {
    if (option.valueCoding) {
        const { system, code } = option.valueCoding;
        return withAnswer(condition, 'answerCoding', { ...(system && { system }), ...(code && { code }) });
    }
    if (option.valueInteger !== undefined) return withAnswer(condition, 'answerInteger', option.valueInteger);
    if (option.valueDate !== undefined) return withAnswer(condition, 'answerDate', option.valueDate);
    if (option.valueTime !== undefined) return withAnswer(condition, 'answerTime', option.valueTime);
    return withAnswer(condition, 'answerString', option.valueString);
}

/** Whether the condition's answer is this option. A condition without a code system accepts any. */
export function isAnswer(condition: Condition, option: Option): boolean {
    const asked = condition.answerCoding;
    const offered = option.valueCoding;
    if (asked && offered)
        return asked.code === offered.code && (asked.system === undefined || asked.system === offered.system);
    const value = answerValue(condition);
    return (
        value !== undefined &&
        value === (option.valueString ?? option.valueInteger ?? option.valueDate ?? option.valueTime)
    );
}

/** The answer as one plain value, for showing and for typed inputs. */
export function answerValue(condition: Condition): string | number | boolean | undefined {
    const coding = condition.answerCoding;
    if (coding) return coding.display ?? coding.code;
    const value = ANSWERS.map((field) => condition[field]).find((answer) => answer !== undefined);
    return typeof value === 'object' ? (Number.isNaN(Number(value)) ? undefined : Number(value)) : value;
}

/** The field in which the answer to a question of this type stands. */
export function answerField(type: QuestionnaireItem['type']): AnswerField {
    if (isChoice(type)) return 'answerCoding';
    const field = `answer${type[0]!.toUpperCase()}${type.slice(1)}`;
    return ANSWERS.find((known) => known === field) ?? 'answerString';
}

/** The item with these conditions; FHIR wants `enableBehavior` when there is more than one, so `all` is written then. */
export function withConditions(item: QuestionnaireItem, conditions: Condition[]): QuestionnaireItem {
    const changed = withField(item, 'enableWhen', conditions.length > 0 ? conditions : undefined);
    if (conditions.length === 0) return withField(changed, 'enableBehavior', undefined);
    return conditions.length > 1 && !item.enableBehavior ? { ...changed, enableBehavior: 'all' } : changed;
}
