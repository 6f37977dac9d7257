import type { Coding } from 'fhir/r4';
import { createContext, use } from 'react';
import type { HeadingLevel } from './Heading';
import type { T } from './messages';
import type { Form } from './useForm';

/** Fetches the codes of a value set that the questionnaire does not carry itself. */
export type Expand = (valueSet: string) => Promise<Coding[]>;

/** What every part of a form shares. */
export interface FormScope {
    form: Form;
    language: string;
    /** Language of the questions where it is not `language`, because they have not been translated. */
    lang?: string;
    t: T;
    headingLevel: HeadingLevel;
    expand?: Expand;
    /** Keys of numbers written so that they cannot be read, kept because they are not answers. */
    unreadable: Set<string>;
    /** Whether what is wrong is to be said now: not before somebody has tried to go on. */
    showProblems: boolean;
}

export const FormContext = createContext<FormScope | undefined>(undefined);

export function useScope(): FormScope {
    const scope = use(FormContext);
    if (!scope) throw new Error('Outside of a form');
    return scope;
}
