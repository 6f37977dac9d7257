import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { Fragment, useEffect, useRef } from 'react';
import { useScope } from './context';
import { enabledKeys } from './enablement';
import { criticalAnswerOf } from './extensions';
import { nodesOf, walk, type FormNode, type FormState } from './form';
import { messages } from './messages';
import { readResponse } from './response';
import { numberOf } from './values';

/** The help texts that the answers given so far call for. */
function helpTexts(
    nodes: readonly FormNode[],
    enabled: ReadonlySet<string>,
    state: FormState,
    language: string,
): string[] {
    const texts = [...walk(nodes)].flatMap((node) => {
        const critical = criticalAnswerOf(node.item, language);
        if (!critical || !enabled.has(node.key)) return [];
        const answers = state.answers[node.key] ?? [];
        return answers.some((answer) => (numberOf(node.item, answer) ?? -Infinity) >= critical.atLeast)
            ? [critical.help]
            : [];
    });
    return [...new Set(texts)];
}

/** The same for a response, outside of a form: for the page after sending. */
export function helpFor(questionnaire: Questionnaire, response: QuestionnaireResponse, language: string): string[] {
    const state = readResponse(questionnaire, response);
    const nodes = nodesOf(questionnaire, state);
    return helpTexts(nodes, enabledKeys(nodes, state), state, language);
}

/** Where to get help at once: the whole text, for as long as the answer stands and whatever screen is shown. */
export function CriticalHelp() {
    const { language } = useScope();
    const texts = useHelp();
    const place = useRef<HTMLDivElement>(null);
    const asked = texts.length > 0;
    useEffect(() => {
        if (asked) place.current?.scrollIntoView?.({ block: 'nearest' });
    }, [asked]);
    return (
        <div ref={place} className="critical-place">
            <HelpNow texts={texts} language={language} />
        </div>
    );
}

/** The numbers to call, at the top of every screen. */
export function HelpLine() {
    const { t } = useScope();
    const texts = useHelp();
    const numbers = [...new Set(texts.flatMap((text) => text.split(phone).filter((_, index) => index % 2)))];
    if (texts.length === 0) return null;
    return (
        <p className="help-line">
            <strong>{t('critical')}</strong>
            {numbers.map((number) => (
                <Phone key={number} number={number} />
            ))}
        </p>
    );
}

function useHelp(): string[] {
    const { form, language } = useScope();
    return helpTexts(form.nodes, form.enabled, form.state, language);
}

/** The region is there from the start, so that a screen reader says what appears in it at once. */
export function HelpNow({ texts, language }: { texts: readonly string[]; language: string }) {
    const t = messages.in(language);
    return (
        <div className="critical" aria-live="assertive" role="alert">
            {texts.map((text) => (
                <p key={text} className="note red">
                    <strong>{t('critical')}</strong>
                    <br />
                    <WithPhoneLinks text={text} />
                </p>
            ))}
        </div>
    );
}

/** Danish telephone numbers: 112, 1813, 70 201 201, 12 34 56 78. */
const phone = /(?<!\d)(1\d{2}|18\d{2}|\d{2} \d{3} \d{3}|\d{2} \d{2} \d{2} \d{2}|\d{8})(?!\d)/;

function WithPhoneLinks({ text }: { text: string }) {
    return text
        .split(phone)
        .map((part, index) => <Fragment key={index}>{index % 2 ? <Phone number={part} /> : part}</Fragment>);
}

/** A number that can be called with a touch. */
function Phone({ number }: { number: string }) {
    return <a href={`tel:${number.replaceAll(' ', '')}`}>{number}</a>;
}
