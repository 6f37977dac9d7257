import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';
import { answerValue, isAnswer, needsAnswer, relationOf } from './conditions';
import { isChoice } from './items';
import { optionText } from './options';
import { baseOf, LANGUAGES, textIn } from './text';
import { rows, type Path, type Row } from './tree';

export type ProblemCode =
    | 'no-title'
    | 'no-items'
    | 'no-link-id'
    | 'duplicate-link-id'
    | 'no-text'
    | 'empty-group'
    | 'no-options'
    | 'option-without-text'
    | 'option-without-code'
    | 'duplicate-option'
    | 'condition-unknown-question'
    | 'condition-on-itself'
    | 'condition-without-answer'
    | 'condition-unknown-answer'
    | 'untranslated'
    | 'untranslated-title';

/** One thing to mend, and the item to mend it on. Errors hinder publishing, warnings do not. */
export interface Problem {
    readonly severity: 'error' | 'warning';
    readonly code: ProblemCode;
    readonly path: Path;
    /** What the message names: a link id or a language. */
    readonly about?: string;
}

type Finding = Omit<Problem, 'path' | 'severity'> & { severity?: 'warning' };

/** Everything that should be mended, in the order of the items. */
export function problems(questionnaire: Questionnaire): Problem[] {
    const all = rows(questionnaire);
    const at =
        (path: Path) =>
        (finding: Finding): Problem => ({ severity: 'error', ...finding, path });
    return [
        ...wholeForm(questionnaire).map(at([])),
        ...all.flatMap((row) => itemFindings(row, all, questionnaire).map(at(row.path))),
    ];
}

export const hasErrors = (found: Problem[]) => found.some((problem) => problem.severity === 'error');

function wholeForm(questionnaire: Questionnaire): Finding[] {
    return [
        ...when(!questionnaire.title, { code: 'no-title' }),
        ...when(!questionnaire.item?.length, { code: 'no-items' }),
        ...untranslated('untranslated-title', (language) =>
            textIn(questionnaire, 'title', language, baseOf(questionnaire)),
        ),
    ];
}

function itemFindings({ item }: Row, all: Row[], questionnaire: Questionnaire): Finding[] {
    return [
        ...linkIdFindings(item, all),
        ...textFindings(item, baseOf(questionnaire)),
        ...when(item.type === 'group' && !item.item?.length, { code: 'empty-group' }),
        ...(isChoice(item.type) ? optionFindings(item, baseOf(questionnaire)) : []),
        ...conditionFindings(item, all),
    ];
}

function linkIdFindings(item: QuestionnaireItem, all: Row[]): Finding[] {
    if (!item.linkId) return [{ code: 'no-link-id' }];
    const same = all.filter((row) => row.item.linkId === item.linkId).length;
    return when(same > 1, { code: 'duplicate-link-id', about: item.linkId });
}

function textFindings(item: QuestionnaireItem, base: string): Finding[] {
    if (item.type !== 'group' && !item.text) return [{ code: 'no-text' }];
    const words = (language: string) => [
        textIn(item, 'text', language, base),
        ...(item.answerOption ?? []).map((option) => optionText(option, language, base)),
    ];
    const wanted = words(base);
    return untranslated('untranslated', (language) => words(language).every((word, index) => word || !wanted[index]));
}

/** A warning per language in which something stands in the form's own language only. */
function untranslated(code: ProblemCode, isThere: (language: string) => unknown): Finding[] {
    return LANGUAGES.filter((language) => !isThere(language)).map((language) => ({
        code,
        severity: 'warning',
        about: language,
    }));
}

function optionFindings(item: QuestionnaireItem, base: string): Finding[] {
    const options = item.answerOption ?? [];
    const codes = options.flatMap((option) =>
        option.valueCoding ? [`${option.valueCoding.system ?? ''}|${option.valueCoding.code ?? ''}`] : [],
    );
    return [
        ...when(options.length === 0 && !item.answerValueSet, { code: 'no-options' }),
        ...when(
            options.some((option) => !optionText(option, base, base)),
            { code: 'option-without-text' },
        ),
        ...when(
            options.some((option) => option.valueCoding && !option.valueCoding.code),
            { code: 'option-without-code' },
        ),
        ...when(new Set(codes).size < codes.length, { code: 'duplicate-option' }),
    ];
}

function conditionFindings(item: QuestionnaireItem, all: Row[]): Finding[] {
    return (item.enableWhen ?? []).flatMap((condition): Finding[] => {
        const about = condition.question;
        if (about === item.linkId) return [{ code: 'condition-on-itself' }];
        const question = all.find((row) => row.item.linkId === about)?.item;
        if (!question) return [{ code: 'condition-unknown-question', about }];
        if (!needsAnswer(relationOf(condition)) || condition.answerQuantity) return [];
        if (answerValue(condition) === undefined) return [{ code: 'condition-without-answer', about }];
        const offered = question.type === 'choice' ? question.answerOption : undefined;
        const known = !offered || offered.some((option) => isAnswer(condition, option));
        return when(!known, { code: 'condition-unknown-answer', about });
    });
}

const when = (is: boolean, finding: Finding): Finding[] => (is ? [finding] : []);
