import type { FormNode } from '../form';
import type { Answer } from '../form';

/** What every input gets: its node, the answers it shows and where to report new ones. */
export interface InputProps {
    node: FormNode;
    id: string;
    describedBy: string | undefined;
    invalid: boolean;
    answers: readonly Answer[];
    onAnswer: (answers: readonly Answer[]) => void;
}
