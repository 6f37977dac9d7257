import { useState } from 'react';
import { useScope } from '../context';
import { controlOf } from '../extensions';
import type { Answer } from '../form';
import { useOptions, type Option } from '../options';
import { sameAnswer } from '../values';
import type { InputProps } from './InputProps';

/** More options than this are chosen from a list that opens. */
const mostRows = 12;

export function ChoiceInput(props: InputProps) {
    const { form, language, t, expand } = useScope();
    const { item } = props.node;
    const { options, failed } = useOptions(form.questionnaire, item, language, expand);
    if (failed) return <p role="alert">{t('optionsFailed')}</p>;
    if (!options) return <p role="status">{t('loadingOptions')}</p>;
    const asList = controlOf(item) === 'drop-down' || options.length > mostRows;
    if (asList && !item.repeats && item.type === 'choice') return <OptionList {...props} options={options} />;
    return <OptionRows {...props} options={options} />;
}

type OptionProps = InputProps & { options: Option[] };

function OptionList({ id, describedBy, invalid, answers, onAnswer, options }: OptionProps) {
    const { t } = useScope();
    const chosen = options.findIndex((option) => answers[0] && sameAnswer(option.answer, answers[0]));
    return (
        <select
            id={id}
            aria-labelledby={`${id}-text`}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={chosen}
            onChange={(event) =>
                onAnswer(options[Number(event.target.value)] ? [options[Number(event.target.value)]!.answer] : [])
            }
        >
            <option value={-1}>{t('choose')}</option>
            {options.map((option, index) => (
                <option key={index} value={index}>
                    {option.label}
                </option>
            ))}
        </select>
    );
}

function OptionRows(props: OptionProps) {
    const { lang } = useScope();
    const { id, node, answers, onAnswer, options } = props;
    const many = node.item.repeats === true;
    const has = (option: Option) => answers.some((answer) => sameAnswer(answer, option.answer));
    return (
        <div className="rows">
            {options.map((option, index) => (
                <label key={index} className="row">
                    <input
                        type={many ? 'checkbox' : 'radio'}
                        name={id}
                        checked={has(option)}
                        aria-invalid={props.invalid}
                        onChange={() => onAnswer(many ? toggled(answers, option, options) : [option.answer])}
                    />
                    <span lang={lang}>{option.label}</span>
                </label>
            ))}
            {node.item.type === 'open-choice' && <OtherRow {...props} many={many} />}
        </div>
    );
}

/** The answers after an option of several is switched; one that excludes the others stands alone. */
export function toggled(answers: readonly Answer[], option: Option, options: readonly Option[]): Answer[] {
    if (answers.some((answer) => sameAnswer(answer, option.answer))) {
        return answers.filter((answer) => !sameAnswer(answer, option.answer));
    }
    if (option.exclusive) return [option.answer];
    const alone = options.filter((one) => one.exclusive);
    const kept = answers.filter((answer) => !alone.some((one) => sameAnswer(one.answer, answer)));
    return inOrder([...kept, option.answer], options);
}

/** Answers in the order the options stand in, whatever the order they were chosen in; own words last. */
function inOrder(answers: readonly Answer[], options: readonly Option[]): Answer[] {
    const rank = (answer: Answer) => {
        const index = options.findIndex((option) => sameAnswer(option.answer, answer));
        return index < 0 ? options.length : index;
    };
    return [...answers].sort((one, other) => rank(one) - rank(other));
}

/** The answer in one's own words of an open choice. */
function OtherRow({ id, answers, onAnswer, options, many }: OptionProps & { many: boolean }) {
    const { t } = useScope();
    const listed = answers.filter((answer) => options.some((option) => sameAnswer(option.answer, answer)));
    const own = answers.find((answer) => !listed.includes(answer))?.valueString;
    const [opened, setOpened] = useState(false);
    const chosen = own !== undefined || (opened && (many || listed.length === 0));
    const kept = many
        ? listed.filter((answer) => !options.find((one) => sameAnswer(one.answer, answer))?.exclusive)
        : [];
    const write = (text: string) => onAnswer(text ? [...kept, { valueString: text }] : kept);
    const choose = (on: boolean) => {
        setOpened(on);
        onAnswer(kept);
    };
    return (
        <>
            <label className="row">
                <input
                    type={many ? 'checkbox' : 'radio'}
                    name={id}
                    checked={chosen}
                    onChange={(event) => choose(event.target.checked)}
                />
                <span>{t('other')}</span>
            </label>
            {chosen && (
                <input
                    className="own-words"
                    aria-label={t('other.text')}
                    placeholder={t('other.text')}
                    value={own ?? ''}
                    autoFocus={opened}
                    onChange={(event) => write(event.target.value)}
                />
            )}
        </>
    );
}
