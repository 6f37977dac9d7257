import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';
import { insertItem, itemAt, rows, type Path } from './tree';
import { withField } from './text';

/** The types the designer offers; an item of another type keeps it. */
export const TYPES = [
    'choice',
    'open-choice',
    'boolean',
    'integer',
    'decimal',
    'string',
    'text',
    'date',
    'group',
    'display',
] as const;
export type ItemType = (typeof TYPES)[number];

type Type = QuestionnaireItem['type'];

export const isChoice = (type: Type) => type === 'choice' || type === 'open-choice';

/** Whether items may be put below an item of this type in the tree. */
export const holdsItems = (type: Type) => type === 'group';

const CHOICE_ONLY = ['answerOption', 'answerValueSet'];
const QUESTION_ONLY = ['initial', 'maxLength', 'readOnly'];
const DISPLAY_NEVER = ['required', 'repeats', 'code', 'item'];

/** The fields of one type that FHIR forbids on another. */
function forbidden(type: Type): string[] {
    return [
        ...(isChoice(type) ? [] : CHOICE_ONLY),
        ...(type === 'group' || type === 'display' ? QUESTION_ONLY : []),
        ...(type === 'display' ? DISPLAY_NEVER : []),
    ];
}

/** The item with another type, without the fields that FHIR forbids there. */
export function withType(item: QuestionnaireItem, type: Type): QuestionnaireItem {
    return forbidden(type).reduce((left, field) => withField(left, field, undefined), { ...item, type });
}

/** A link id that no item has yet: `g1` for groups, `d1` for texts, `q1` for questions. */
export function freeLinkId(questionnaire: Questionnaire, type: Type): string {
    const taken = new Set(rows(questionnaire).map((row) => row.item.linkId));
    const letter = type === 'group' ? 'g' : type === 'display' ? 'd' : 'q';
    let number = 1;
    while (taken.has(`${letter}${number}`)) number++;
    return `${letter}${number}`;
}

/** Adds an empty item inside the selected group, else after the selected item, else at the end; says where it is. */
export function addItem(questionnaire: Questionnaire, selected: Path, type: Type): [Questionnaire, Path] {
    const path = placeForNew(questionnaire, selected);
    const item: QuestionnaireItem = { linkId: freeLinkId(questionnaire, type), type };
    return [insertItem(questionnaire, path, item), path];
}

function placeForNew(questionnaire: Questionnaire, selected: Path): Path {
    const item = itemAt(questionnaire, selected);
    if (item === undefined) return [questionnaire.item?.length ?? 0];
    if (holdsItems(item.type)) return [...selected, item.item?.length ?? 0];
    return [...selected.slice(0, -1), selected.at(-1)! + 1];
}

/** Gives an item another link id and lets the conditions that named it follow, unless two items shared the old one. */
export function renameLinkId(questionnaire: Questionnaire, path: Path, linkId: string): Questionnaire {
    const old = itemAt(questionnaire, path)?.linkId;
    const shared = rows(questionnaire).filter((row) => row.item.linkId === old).length > 1;
    const rename = (items: QuestionnaireItem[], above: Path): QuestionnaireItem[] =>
        items.map((item, index) => {
            const here = [...above, index];
            const isRenamed = here.length === path.length && here.every((step, level) => step === path[level]);
            const renamed = isRenamed ? { ...item, linkId } : item;
            const followed = shared ? renamed : followedConditions(renamed, old, linkId);
            return item.item ? { ...followed, item: rename(item.item, here) } : followed;
        });
    return questionnaire.item ? { ...questionnaire, item: rename(questionnaire.item, []) } : questionnaire;
}

function followedConditions(item: QuestionnaireItem, old: string | undefined, linkId: string): QuestionnaireItem {
    if (!item.enableWhen?.some((condition) => condition.question === old)) return item;
    return {
        ...item,
        enableWhen: item.enableWhen.map((condition) =>
            condition.question === old ? { ...condition, question: linkId } : condition,
        ),
    };
}
