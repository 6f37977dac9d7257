import { useId } from 'react';
import { answerText } from './answerText';
import { useScope } from './context';
import { isHidden } from './extensions';
import { isQuestion, walk, type FormNode } from './form';
import { useProblem } from './problems';
import { questionText } from './Question';
import type { Screen } from './screens';
import { translated } from './translated';

/** All questions with their answers before sending, each with a way back to it. */
export function Review({ edit }: { edit: (screen: Screen) => void }) {
    const { form, language } = useScope();
    return sections(form.screens).map(({ stems, screens }) => (
        <section key={screens[0]!.key} className="review">
            {stems.map((stem) => (
                <p key={stem.key} className="stem soft">
                    {translated(stem.item, 'text', language)}
                </p>
            ))}
            <dl>
                {screens.flatMap((screen) =>
                    [...walk(screen.content)]
                        .filter((node) => isQuestion(node.item) && form.enabled.has(node.key) && !isHidden(node.item))
                        .map((node) => <Reviewed key={node.key} node={node} edit={() => edit(screen)} />),
                )}
            </dl>
        </section>
    ));
}

/** Screens with questions, those that follow each other below the same texts taken together. */
function sections(screens: readonly Screen[]): { stems: readonly FormNode[]; screens: Screen[] }[] {
    const found: { stems: readonly FormNode[]; screens: Screen[] }[] = [];
    for (const screen of screens.filter((one) => one.content.length > 0)) {
        const stems = screen.stems.filter((stem) => stem.item.text && !screen.content.includes(stem));
        const last = found.at(-1);
        if (last && last.stems.at(-1) === stems.at(-1)) last.screens.push(screen);
        else found.push({ stems, screens: [screen] });
    }
    return found;
}

function Reviewed({ node, edit }: { node: FormNode; edit: () => void }) {
    const { form, language, t } = useScope();
    const id = useId();
    const answers = form.answersOf(node);
    const problem = useProblem(node);
    const question = questionText(node, language);
    return (
        <div className="reviewed">
            <dt>{question}</dt>
            <dd id={id} className={answers.length ? undefined : 'soft'}>
                {answers.map((answer) => answerText(node.item, answer, language, t)).join(', ') || t('notAnswered')}
                {problem && <span className="problem">{problem}</span>}
            </dd>
            <dd>
                <button
                    type="button"
                    className="button"
                    aria-label={t('review.editQuestion', { question })}
                    onClick={edit}
                >
                    {t('review.edit')}
                </button>
            </dd>
        </div>
    );
}
