import type { QuestionnaireItem } from 'fhir/r4';
import {
    answerField,
    answerValue,
    isAnswer,
    withAnswer,
    withOptionAnswer,
    type Condition,
} from '../document/conditions';
import { optionText } from '../document/options';
import { useMessages } from '../messages';
import { useEditing, useItem } from './editing';

interface ConditionAnswerProps {
    condition: Condition;
    question: QuestionnaireItem | undefined;
    change: (next: Condition) => void;
}

/** The answer at the end of a condition's sentence, in the way the question itself is answered. */
export function ConditionAnswer(props: ConditionAnswerProps) {
    const { question } = props;
    if (question?.answerOption) return <OptionAnswer {...props} options={question.answerOption} />;
    switch (question?.type) {
        case 'boolean':
            return <BooleanAnswer {...props} />;
        case 'integer':
        case 'decimal':
            return <TypedAnswer {...props} input="number" read={(target) => target.valueAsNumber} />;
        case 'date':
        case 'time':
            return <TypedAnswer {...props} input={question.type} read={(target) => target.value} />;
        case 'string':
        case 'text':
        case 'url':
            return <TypedAnswer {...props} input="text" read={(target) => target.value} />;
        case 'choice':
        case 'open-choice':
            return <TypedAnswer {...props} input="text" read={(target) => ({ code: target.value })} />;
        default:
            return <span>{String(answerValue(props.condition) ?? '')}</span>;
    }
}

type Option = NonNullable<QuestionnaireItem['answerOption']>[number];

function OptionAnswer({ condition, change, options }: ConditionAnswerProps & { options: Option[] }) {
    const { t, language } = useMessages();
    const { readOnly } = useEditing();
    const { base } = useItem()!;
    const chosen = options.findIndex((option) => isAnswer(condition, option));
    const value = answerValue(condition);
    return (
        <select
            className="condition-answer"
            aria-label={t('condition-answer')}
            value={chosen}
            disabled={readOnly}
            onChange={(event) => change(withOptionAnswer(condition, options[Number(event.target.value)]!))}
        >
            {chosen < 0 && (
                <option value={-1}>
                    {value === undefined ? t('condition-choose') : t('unknown-value', { value })}
                </option>
            )}
            {options.map((option, index) => (
                <option key={index} value={index}>
                    {optionText(option, language, base) || optionText(option, base, base)}
                </option>
            ))}
        </select>
    );
}

function BooleanAnswer({ condition, change }: ConditionAnswerProps) {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    return (
        <select
            className="condition-answer"
            aria-label={t('condition-answer')}
            value={String(condition.answerBoolean ?? '')}
            disabled={readOnly}
            onChange={(event) => change(withAnswer(condition, 'answerBoolean', event.target.value === 'true'))}
        >
            {condition.answerBoolean === undefined && <option value="">{t('condition-choose')}</option>}
            <option value="true">{t('yes')}</option>
            <option value="false">{t('no')}</option>
        </select>
    );
}

interface TypedAnswerProps extends ConditionAnswerProps {
    input: string;
    read: (target: HTMLInputElement) => unknown;
}

function TypedAnswer({ condition, question, change, input, read }: TypedAnswerProps) {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    const field = answerField(question!.type);
    return (
        <input
            className="condition-answer"
            aria-label={t('condition-answer')}
            type={input}
            step={question!.type === 'integer' ? 1 : 'any'}
            readOnly={readOnly}
            value={String(answerValue(condition) ?? '')}
            onChange={({ target }) =>
                change(withAnswer(condition, field, target.value === '' ? undefined : read(target)))
            }
        />
    );
}
