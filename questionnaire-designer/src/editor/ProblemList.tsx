import type { Problem, ProblemCode } from '../document/problems';
import { itemAt } from '../document/tree';
import { useMessages } from '../messages';
import { useEditing } from './editing';

/** The field in which a problem is mended. */
const FIELD: Record<ProblemCode, string> = {
    'no-title': 'field-title-en',
    'no-items': 'field-title-en',
    'no-link-id': 'field-link-id',
    'duplicate-link-id': 'field-link-id',
    'no-text': 'field-text-en',
    'empty-group': 'field-text-en',
    'no-options': 'field-options',
    'option-without-text': 'field-options',
    'option-without-code': 'field-options',
    'duplicate-option': 'field-options',
    'condition-unknown-question': 'field-conditions',
    'condition-on-itself': 'field-conditions',
    'condition-without-answer': 'field-conditions',
    'condition-unknown-answer': 'field-conditions',
    untranslated: 'field-text',
    'untranslated-title': 'field-title',
};

/** Whether the problem is a text missing in one language, which `about` then names. */
const isUntranslated = ({ code }: Problem) => code === 'untranslated' || code === 'untranslated-title';

/** The id of the input in which a problem is mended, on the page that its item opens. */
export const fieldOf = (problem: Problem) =>
    isUntranslated(problem) ? `${FIELD[problem.code]}-${problem.about}` : FIELD[problem.code];

/** Everything to mend; each line leads to its place. */
export function ProblemList({
    problems,
    onJump,
}: {
    problems: readonly Problem[];
    onJump: (problem: Problem) => void;
}) {
    return (
        <ul className="plain-list problems">
            {problems.map((problem, index) => (
                <ProblemLine key={index} problem={problem} onJump={onJump} />
            ))}
        </ul>
    );
}

function ProblemLine({ problem, onJump }: { problem: Problem; onJump: (problem: Problem) => void }) {
    const { t } = useMessages();
    const { document } = useEditing();
    const { code, about, severity } = problem;
    const values = isUntranslated(problem) ? { language: t(about === 'da' ? 'in-da' : 'in-en') } : { about };
    return (
        <li>
            <button type="button" className={`problem-line ${severity}`} onClick={() => onJump(problem)}>
                <span className="mark" role="img" aria-label={t(severity)} />
                <code>{itemAt(document, problem.path)?.linkId}</code> {t(`problem-${code}`, values)}
            </button>
        </li>
    );
}
