import { FormFiller, isQuestion } from '@stemme/questionnaire-renderer';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from 'fhir/r4';
import { useDeferredValue, useMemo, useState } from 'react';
import { plainJson } from '../document/json';
import { LANGUAGES } from '../document/text';
import { itemAt, rows } from '../document/tree';
import { useMessages } from '../messages';
import { useEditing } from './editing';

/** The questionnaire as a patient sees it on a phone, open at the selected item. */
export function Preview() {
    const { t, language } = useMessages();
    const [shown, setShown] = useState<string>(language);
    const [round, setRound] = useState(0);
    const { document, selected } = useEditing();
    const settled = useDeferredValue(document);
    const questionnaire = useMemo(() => withWords(plainJson(settled), t('no-words')), [settled, t]);
    const item = itemAt(document, selected);
    return (
        <section className="pane preview" aria-label={t('preview')}>
            <div className="bar">
                <div className="views always" role="group" aria-label={t('preview-language')}>
                    {LANGUAGES.map((one) => (
                        <button
                            key={one}
                            type="button"
                            lang={one}
                            aria-pressed={one === shown}
                            onClick={() => setShown(one)}
                        >
                            {t(`language-${one}`)}
                        </button>
                    ))}
                </div>
                <button type="button" className="button quiet small" onClick={() => setRound(round + 1)}>
                    {t('preview-again')}
                </button>
            </div>
            <div className="phone" role="region" aria-label={t('preview-frame')}>
                <Filled
                    key={`${round} ${shapeOf(questionnaire)}`}
                    questionnaire={questionnaire}
                    language={shown}
                    open={item && firstQuestion(item)}
                />
            </div>
            <p className="soft small">{t('preview-help')}</p>
        </section>
    );
}

interface FilledProps {
    questionnaire: Questionnaire;
    language: string;
    /** The link id to show. */
    open: string | undefined;
}

/** The form with the answers tried so far; another selected item begins a new form, so that focus stays where it is. */
function Filled({ open, ...form }: FilledProps) {
    const [response, setResponse] = useState<QuestionnaireResponse>();
    return <FilledFrom key={open} {...form} open={open} response={response} onChange={setResponse} />;
}

interface FilledFromProps extends FilledProps {
    response: QuestionnaireResponse | undefined;
    onChange: (response: QuestionnaireResponse) => void;
}

function FilledFrom({ open, response, ...form }: FilledFromProps) {
    const [step, setStep] = useState(open);
    return (
        <FormFiller
            {...form}
            headingLevel={2}
            {...(response && { response })}
            {...(step !== undefined && { step })}
            onStep={setStep}
        />
    );
}

/** A question without a text yet shows so; a group may well have none. */
function withWords<T extends { item?: QuestionnaireItem[] }>(parent: T, noWords: string): T {
    if (!parent.item) return parent;
    const worded = (item: QuestionnaireItem) =>
        item.text || item.type === 'group' ? item : { ...item, text: noWords };
    return { ...parent, item: parent.item.map((item) => withWords(worded(item), noWords)) };
}

const firstQuestion = (item: QuestionnaireItem) =>
    isQuestion(item) ? item.linkId : rows(item).find((row) => isQuestion(row.item))?.item.linkId;

/** When questions come, go or change their type, the answers tried so far fit no more. */
const shapeOf = (questionnaire: Questionnaire) =>
    rows(questionnaire)
        .map(({ item }) => `${item.linkId}:${item.type}`)
        .join(' ');
