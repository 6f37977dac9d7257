import { useEffect, useRef, useState, type RefObject } from 'react';
import { useScope, type FormScope } from './context';
import { CriticalHelp } from './CriticalHelp';
import { FormHead } from './FormHead';
import type { FormFillerProps } from './FormFiller';
import { isQuestion } from './form';
import { Heading } from './Heading';
import { hasProblem, problematic } from './problems';
import { Review } from './Review';
import { firstOpen, type Screen } from './screens';
import { ScreenView } from './ScreenView';
import { translated } from './translated';

const review = 'review';

type Props = FormFillerProps & { setShowProblems: (show: boolean) => void };

/** One question a screen, then all answers for review. */
export function OneByOne(props: Props) {
    const scope = useScope();
    const { form, t } = scope;
    const { step, go } = useStep(props, scope);
    const [returning, setReturning] = useState(false);
    const place = useRef<HTMLDivElement>(null);
    useAttention(place, step);

    const index =
        step === review
            ? form.screens.length
            : Math.max(
                  0,
                  form.screens.findIndex((screen) => screen.key === step),
              );
    const screen = form.screens[index];

    const move = (to: number) => {
        props.setShowProblems(false);
        if (to >= form.screens.length) setReturning(false);
        go(form.screens[to]?.key ?? review);
    };
    const next = () => {
        if (!screen || !hasProblem(scope, screen)) return move(returning ? form.screens.length : index + 1);
        props.setShowProblems(true);
        requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    };
    const edit = (one: Screen) => {
        setReturning(true);
        move(form.screens.indexOf(one));
    };
    return (
        <>
            <FormHead {...props} index={index} />
            <div className="screen" ref={place} key={screen?.key ?? review}>
                {screen ? <Asking screen={screen} /> : <Reviewing {...props} edit={edit} />}
            </div>
            <CriticalHelp />
            <div className="form-foot form-nav">
                {index > 0 && (
                    <button type="button" className="button" onClick={() => move(index - 1)}>
                        {t('back')}
                    </button>
                )}
                {screen ? (
                    <button type="button" className="button primary" onClick={next}>
                        {t(returning || index === form.screens.length - 1 ? 'toReview' : 'next')}
                    </button>
                ) : (
                    <Send {...props} />
                )}
            </div>
        </>
    );
}

function Asking({ screen }: { screen: Screen }) {
    const { form, t } = useScope();
    const node = screen.content.length === 1 ? screen.content[0] : undefined;
    const open = node && isQuestion(node.item) && !node.item.required && form.answersOf(node).length === 0;
    return (
        <>
            <ScreenView screen={screen} />
            {open && <p className="may-leave soft">{t('mayLeave')}</p>}
        </>
    );
}

function Reviewing({ questionnaire, language, edit }: Props & { edit: (screen: Screen) => void }) {
    const scope = useScope();
    const { t, showProblems } = scope;
    const wrong = showProblems ? problematic(scope) : [];
    return (
        <>
            <Heading below={1} tabIndex={-1}>
                {t('review')}
            </Heading>
            <p>{t('review.text')}</p>
            {wrong.length > 0 && (
                <p className="note amber" role="alert">
                    {t('review.problems')}
                </p>
            )}
            <Review edit={edit} />
            {questionnaire.copyright && (
                <p className="soft small copyright">{translated(questionnaire, 'copyright', language)}</p>
            )}
        </>
    );
}

/** Sends once everything that must be right is right. */
export function Send({ onSubmit, sending, setShowProblems }: Props) {
    const scope = useScope();
    const { form, t } = scope;
    const send = () => {
        if (problematic(scope).length > 0) return setShowProblems(true);
        onSubmit?.({ ...form.response(), status: 'completed' });
    };
    return (
        <button type="button" className="button primary" disabled={sending || !onSubmit} onClick={send}>
            {t(sending ? 'sending' : 'send')}
        </button>
    );
}

/** The step from outside, or one kept here that starts at the first open question. */
function useStep({ step, onStep }: Props, { form }: FormScope) {
    const [own, setOwn] = useState(() => firstOpen(form.screens, (node) => form.answersOf(node).length > 0));
    return onStep ? { step: step ?? own, go: onStep } : { step: own, go: setOwn };
}

/** A new screen starts at its top, and a screen reader starts at its question. The first screen is left alone. */
function useAttention(place: RefObject<HTMLDivElement | null>, step: string) {
    const before = useRef(step);
    useEffect(() => {
        if (before.current === step) return;
        before.current = step;
        place.current?.closest('.form')?.scrollIntoView?.();
        place.current?.querySelector<HTMLElement>(':is(h2, h3, h4, h5)')?.focus({ preventScroll: true });
    }, [place, step]);
}
