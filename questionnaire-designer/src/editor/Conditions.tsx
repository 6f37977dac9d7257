import type { QuestionnaireItem } from 'fhir/r4';
import {
    askable,
    conditionOn,
    needsAnswer,
    questionBefore,
    relationOf,
    relationsFor,
    withConditions,
    withRelation,
    type Condition,
    type Relation,
} from '../document/conditions';
import { textIn, withField } from '../document/text';
import { useMessages } from '../messages';
import { ConditionAnswer } from './ConditionAnswer';
import { useEditing, useItem } from './editing';
import { Icon, IconButton } from './Icon';

/** When the item is shown, as a sentence. */
export function Conditions() {
    const { t } = useMessages();
    const { document, selected, readOnly } = useEditing();
    const { item, change } = useItem()!;
    const conditions = item.enableWhen ?? [];
    const questions = askable(document, selected);
    const likely = questionBefore(document, selected);
    const set = (changed: Condition[], field?: string) => change((before) => withConditions(before, changed), field);
    return (
        <fieldset className="conditions" id="field-conditions" tabIndex={-1}>
            <legend>{t('conditions')}</legend>
            {conditions.length === 0 && <p className="soft">{t('conditions-always')}</p>}
            {conditions.length > 0 && (
                <p>
                    {t('conditions-begin')} {conditions.length > 1 && <Behaviour />}
                </p>
            )}
            <ul className="plain-list">
                {conditions.map((condition, index) => (
                    <li key={index}>
                        <div role="group" aria-label={t('condition', { number: index + 1 })} className="condition">
                            <Sentence
                                condition={condition}
                                questions={questions}
                                change={(next) => set(conditions.with(index, next), `condition-${index}`)}
                            />
                            {!readOnly && (
                                <IconButton
                                    icon="delete"
                                    label={t('condition-delete', { number: index + 1 })}
                                    onClick={() => set(conditions.toSpliced(index, 1))}
                                />
                            )}
                        </div>
                    </li>
                ))}
            </ul>
            {!readOnly && likely && (
                <button type="button" className="button" onClick={() => set([...conditions, conditionOn(likely)])}>
                    <Icon name="add" /> {t('condition-add')}
                </button>
            )}
        </fieldset>
    );
}

function Behaviour() {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    const { item, change } = useItem()!;
    return (
        <select
            aria-label={t('conditions-behaviour')}
            value={item.enableBehavior ?? 'all'}
            disabled={readOnly}
            onChange={(event) => {
                const behaviour = event.target.value;
                change((before) => withField(before, 'enableBehavior', behaviour));
            }}
        >
            <option value="all">{t('conditions-all')}</option>
            <option value="any">{t('conditions-any')}</option>
        </select>
    );
}

interface SentenceProps {
    condition: Condition;
    questions: QuestionnaireItem[];
    change: (next: Condition) => void;
}

function Sentence({ condition, questions, change }: SentenceProps) {
    const { t, language } = useMessages();
    const { readOnly } = useEditing();
    const { base } = useItem()!;
    const question = questions.find((one) => one.linkId === condition.question);
    const relation = relationOf(condition);
    const relations = new Set([...relationsFor(question?.type ?? 'string'), relation]);
    const label = (one: QuestionnaireItem) =>
        `${one.linkId}: ${textIn(one, 'text', language, base) || one.text || t('no-words')}`;
    return (
        <>
            <select
                className="condition-question"
                aria-label={t('condition-question')}
                value={condition.question}
                disabled={readOnly}
                onChange={(event) => change(conditionOn(questions.find((one) => one.linkId === event.target.value)!))}
            >
                {!question && (
                    <option value={condition.question}>{t('unknown-value', { value: condition.question })}</option>
                )}
                {questions.map((one, index) => (
                    <option key={index} value={one.linkId}>
                        {label(one)}
                    </option>
                ))}
            </select>
            <select
                aria-label={t('condition-relation')}
                value={relation}
                disabled={readOnly}
                onChange={(event) => change(withRelation(condition, event.target.value as Relation, question))}
            >
                {[...relations].map((one) => (
                    <option key={one} value={one}>
                        {t(`relation-${one}`)}
                    </option>
                ))}
            </select>
            {needsAnswer(relation) && <ConditionAnswer condition={condition} question={question} change={change} />}
        </>
    );
}
