import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';
import { createContext, use } from 'react';
import type { Problem } from '../document/problems';
import { itemAt, updateItem, type Path } from '../document/tree';
import { baseOf } from '../document/text';

/** The document on the page and what may be done to it. Every change is one step that can be undone. */
export interface Editing {
    readonly document: Questionnaire;
    readonly selected: Path;
    readonly problems: readonly Problem[];
    /** True for a published or retired version: then the changes below do nothing. */
    readonly readOnly: boolean;
    /** Changes the document; changes to the same `field` right after each other are one step. */
    edit(change: (document: Questionnaire) => Questionnaire, field?: string): void;
    /** Changes the tree and says which item is open afterwards. */
    place(document: Questionnaire, selected: Path): void;
    select(path: Path): void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
    const editing = use(EditingContext);
    if (!editing) throw new Error('Only inside an EditingContext');
    return editing;
}

/** The open item and how to change it; undefined when the questionnaire itself is open. */
export function useItem() {
    const { document, selected, edit } = useEditing();
    const item = itemAt(document, selected);
    return (
        item && {
            item,
            base: baseOf(document),
            change: (change: (item: QuestionnaireItem) => QuestionnaireItem, field?: string) =>
                edit((before) => updateItem(before, selected, change), field && `${selected.join('.')}/${field}`),
        }
    );
}
