import { useId, type ReactNode } from 'react';
import { answerText } from './answerText';
import { useScope } from './context';
import { controlOf, mediaOf } from './extensions';
import type { FormNode } from './form';
import { Heading } from './Heading';
import { inputFor } from './inputs/inputFor';
import { Repeated } from './inputs/Repeated';
import { useProblem } from './problems';
import { translated } from './translated';

interface QuestionProps {
    node: FormNode;
    /** Id of the text of the group around it, read out with the question. */
    stemId?: string;
    /** What depends on the answer. */
    children?: ReactNode;
}

/** A question with its help, its input and what is wrong with the answer. */
export function Question({ node, stemId, children }: QuestionProps) {
    const { language, lang } = useScope();
    const id = useId();
    const labelled = inputFor(node.item)?.labelled ?? false;
    const hint = useHint(node);
    const problem = useProblem(node);
    const describedBy =
        [stemId, hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
    const text = questionText(node, language);
    const heading = (
        <Heading below={1} className="question-text" lang={lang} id={`${id}-text`} tabIndex={-1}>
            {labelled ? <label htmlFor={id}>{text}</label> : text}
        </Heading>
    );
    const rest = (
        <>
            <Media node={node} />
            {hint && (
                <p id={`${id}-hint`} className="hint soft">
                    {hint}
                </p>
            )}
            {problem && (
                <p id={`${id}-problem`} className="problem" role="alert">
                    {problem}
                </p>
            )}
            <Field
                node={node}
                id={id}
                describedBy={labelled ? describedBy : undefined}
                invalid={problem !== undefined}
            />
        </>
    );
    return (
        <div className="question">
            {labelled ? (
                <>
                    {heading}
                    {rest}
                </>
            ) : (
                <fieldset aria-describedby={describedBy}>
                    <legend>{heading}</legend>
                    {rest}
                </fieldset>
            )}
            <Clear node={node} />
            {children}
        </div>
    );
}

/** Number or letter before the question, and its text. */
export function questionText({ item }: FormNode, language: string): string {
    return [item.prefix && translated(item, 'prefix', language), translated(item, 'text', language)]
        .filter(Boolean)
        .join(' ');
}

function Field({ node, ...props }: { node: FormNode; id: string; describedBy: string | undefined; invalid: boolean }) {
    const { form, language, t } = useScope();
    const input = inputFor(node.item);
    const answers = form.answersOf(node);
    if (node.item.readOnly) {
        const text = answers.map((answer) => answerText(node.item, answer, language, t)).join(', ');
        return <output id={props.id}>{text && `${text} (${t('provisional')})`}</output>;
    }
    if (!input) return <p className="note">{t('unsupported')}</p>;
    const shared = { node, answers, onAnswer: (given: typeof answers) => form.answer(node, given), ...props };
    // the key lets two questions of the same kind that follow each other start afresh
    if (input.labelled && node.item.repeats) return <Repeated key={node.key} Component={input.Component} {...shared} />;
    return <input.Component key={node.key} {...shared} />;
}

/** Help texts below the item, and how many answers may be chosen. */
function useHint(node: FormNode): string {
    const { language, t } = useScope();
    const help = node.children
        .filter(({ item }) => item.type === 'display' && ['help', 'flyover', 'legal'].includes(controlOf(item) ?? ''))
        .map(({ item }) => translated(item, 'text', language));
    const many = node.item.repeats && !inputFor(node.item)?.labelled;
    return [...help, many && t('chooseMany'), node.item.required && t('mustAnswer')].filter(Boolean).join(' ');
}

/** Takes an answer back: nothing has to be answered unless the questionnaire says so. */
function Clear({ node }: { node: FormNode }) {
    const { form, t } = useScope();
    const given = form.answersOf(node).length > 0;
    const choice = !inputFor(node.item)?.labelled || controlOf(node.item) === 'slider';
    if (!given || !choice || node.item.required || node.item.readOnly) return null;
    return (
        <button type="button" className="button quiet clear" onClick={() => form.answer(node, [])}>
            {t('clear')}
        </button>
    );
}

function Media({ node }: { node: FormNode }) {
    const { language } = useScope();
    const media = mediaOf(node.item);
    if (!media?.url || !media.contentType?.startsWith('image/')) return null;
    return <img className="media" src={media.url} alt={translated(media, 'title', language)} />;
}
