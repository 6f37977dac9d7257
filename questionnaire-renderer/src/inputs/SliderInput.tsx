import { useState } from 'react';
import { useScope } from '../context';
import { isVertical, limitsOf } from '../extensions';
import type { Answer } from '../form';
import { anchorOf } from './Anchors';
import type { InputProps } from './InputProps';

const numberIn = (answer: Answer | undefined) => answer?.valueInteger ?? answer?.valueDecimal;

/**
 * A line to point at. Nothing is set beforehand: without an answer there is no thumb, and the steps up and down wait for
 * one. The number can be written too.
 */
export function SliderInput(props: InputProps) {
    const { node, id, describedBy, answers, onAnswer } = props;
    const { t, language } = useScope();
    const { min = 0, max = 100, step = 1 } = limitsOf(node.item);
    const value = numberIn(answers[0]);
    const set = (number: number) => {
        const inside = Math.min(max, Math.max(min, number));
        onAnswer([node.item.type === 'integer' ? { valueInteger: Math.round(inside) } : { valueDecimal: inside }]);
    };
    const vertical = isVertical(node.item);
    return (
        <div className={vertical ? 'slider vertical' : 'slider'}>
            <div className="slider-line">
                <span className="slider-end">{end(max, anchorOf(node, 'upper', language))}</span>
                <input
                    id={id}
                    type="range"
                    className={value === undefined ? 'unanswered' : undefined}
                    aria-describedby={describedBy}
                    aria-orientation={vertical ? 'vertical' : 'horizontal'}
                    aria-valuetext={value === undefined ? t('notAnswered') : String(value)}
                    min={min}
                    max={max}
                    step={step}
                    value={value ?? min}
                    onChange={(event) => set(event.target.valueAsNumber)}
                    onClick={(event) => value === undefined && set(event.currentTarget.valueAsNumber)}
                />
                <span className="slider-end">{end(min, anchorOf(node, 'lower', language))}</span>
            </div>
            <div className="slider-value">
                <p role="status">{value === undefined ? t('slider.none') : t('slider.value', { value })}</p>
                <div className="stepper">
                    <button
                        type="button"
                        className="button"
                        aria-label={t('slider.less')}
                        disabled={value === undefined || value <= min}
                        onClick={() => set((value ?? min) - step)}
                    >
                        {'−'}
                    </button>
                    <WrittenNumber key={value ?? 'none'} {...props} value={value} set={set} />
                    <button
                        type="button"
                        className="button"
                        aria-label={t('slider.more')}
                        disabled={value === undefined || value >= max}
                        onClick={() => set((value ?? min) + step)}
                    >
                        {'+'}
                    </button>
                </div>
            </div>
        </div>
    );
}

const end = (number: number, words: string) => (words ? `${number} · ${words}` : String(number));

/** The number as text, taken over when the field is left, so that `7` on the way to `72` is not an answer. */
function WrittenNumber({
    value,
    set,
    invalid,
    onAnswer,
}: InputProps & { value: number | undefined; set: (value: number) => void }) {
    const { t } = useScope();
    const [text, setText] = useState(value === undefined ? '' : String(value));
    const take = () => {
        const number = Number(text.replace(',', '.'));
        if (text.trim() === '') onAnswer([]);
        else if (Number.isFinite(number)) set(number);
        else setText(value === undefined ? '' : String(value));
    };
    return (
        <input
            className="written-number"
            inputMode="decimal"
            aria-label={t('slider.write')}
            aria-invalid={invalid}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => text !== String(value ?? '') && take()}
            onKeyDown={(event) => event.key === 'Enter' && take()}
        />
    );
}
