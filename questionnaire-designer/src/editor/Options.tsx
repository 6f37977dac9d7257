import {
    hasWords,
    nextOption,
    optionText,
    weightOf,
    withCode,
    withOptionText,
    withWeight,
    type Option,
} from '../document/options';
import { LANGUAGES, withField } from '../document/text';
import { useMessages } from '../messages';
import { Icon, IconButton } from './Icon';
import { useEditing, useItem } from './editing';

/** The options of a choice: code, words in both languages, weight. */
export function Options() {
    const { t } = useMessages();
    const { document, readOnly } = useEditing();
    const { item, change } = useItem()!;
    const options = item.answerOption ?? [];
    const set = (changed: Option[], field?: string) =>
        change((before) => withField(before, 'answerOption', changed.length > 0 ? changed : undefined), field);
    const move = (from: number, to: number) => set(options.toSpliced(from, 1).toSpliced(to, 0, options[from]!));
    return (
        <fieldset className="options" id="field-options" tabIndex={-1}>
            <legend>{t('options')}</legend>
            {item.answerValueSet && <p>{t('value-set', { url: item.answerValueSet })}</p>}
            <ol className="plain-list">
                {options.map((option, index) => (
                    <li key={index}>
                        <div role="group" aria-label={t('option', { number: index + 1 })} className="option">
                            <OptionFields
                                option={option}
                                change={(next, field) => set(options.with(index, next), `${field}-${index}`)}
                            />
                            {!readOnly && (
                                <span className="option-tools">
                                    <IconButton
                                        icon="up"
                                        label={t('option-up', { number: index + 1 })}
                                        disabled={index === 0}
                                        onClick={() => move(index, index - 1)}
                                    />
                                    <IconButton
                                        icon="down"
                                        label={t('option-down', { number: index + 1 })}
                                        disabled={index === options.length - 1}
                                        onClick={() => move(index, index + 1)}
                                    />
                                    <IconButton
                                        icon="delete"
                                        label={t('option-delete', { number: index + 1 })}
                                        onClick={() => set(options.toSpliced(index, 1))}
                                    />
                                </span>
                            )}
                        </div>
                    </li>
                ))}
            </ol>
            <p className="soft small">{t('option-weight-help')}</p>
            {!readOnly && !item.answerValueSet && (
                <button type="button" className="button" onClick={() => set([...options, nextOption(document, item)])}>
                    <Icon name="add" /> {t('option-add')}
                </button>
            )}
        </fieldset>
    );
}

function OptionFields({ option, change }: { option: Option; change: (next: Option, field: string) => void }) {
    const { t } = useMessages();
    const { readOnly } = useEditing();
    const { base } = useItem()!;
    return (
        <>
            {option.valueCoding && (
                <label className="field code">
                    <span>{t('option-code')}</span>
                    <input
                        readOnly={readOnly}
                        spellCheck={false}
                        value={option.valueCoding.code ?? ''}
                        onChange={(event) => change(withCode(option, event.target.value.trim()), 'code')}
                    />
                </label>
            )}
            <label className="field weight">
                <span>{t('option-weight')}</span>
                <input
                    type="number"
                    step="any"
                    readOnly={readOnly}
                    value={weightOf(option) ?? ''}
                    onChange={({ target }) =>
                        change(withWeight(option, target.value === '' ? undefined : target.valueAsNumber), 'weight')
                    }
                />
            </label>
            {LANGUAGES.map((language) => (
                <label key={language} className="field words">
                    <span>{t(`in-${language}`)}</span>
                    <textarea
                        rows={1}
                        lang={language}
                        readOnly={readOnly || !hasWords(option)}
                        value={optionText(option, language, base)}
                        onChange={(event) =>
                            change(withOptionText(option, language, base, oneLine(event.target.value)), language)
                        }
                    />
                </label>
            ))}
        </>
    );
}

/** Words of an option wrap on the page but are one line. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
