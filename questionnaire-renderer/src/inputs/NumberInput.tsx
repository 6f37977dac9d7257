import type { Coding } from 'fhir/r4';
import { useState } from 'react';
import { useScope } from '../context';
import { controlOf, limitsOf, unitsOf } from '../extensions';
import type { Answer } from '../form';
import { translated } from '../translated';
import type { InputProps } from './InputProps';

const numberIn = (answer: Answer | undefined) =>
    answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueQuantity?.value;

const shown = (value: number | undefined, language: string) =>
    value === undefined ? '' : language.startsWith('da') ? String(value).replace('.', ',') : String(value);

/** Reads `72,5` and `72.5`; undefined for anything that is not a number of the kind asked for. */
export function readNumber(text: string, whole: boolean): number | undefined {
    const pattern = whole ? /^[-+]?\d+$/ : /^[-+]?\d+([.,]\d+)?$/;
    return pattern.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined;
}

/** A whole number, a decimal, or a quantity with its unit. */
export function NumberInput({ node, id, describedBy, invalid, answers, onAnswer }: InputProps) {
    const { t, language, unreadable } = useScope();
    const { type } = node.item;
    const units = unitsOf(node.item);
    const [unit, setUnit] = useState(() => unitOf(answers[0], units));
    const [text, setText] = useState(() => shown(numberIn(answers[0]), language));
    const { min, max } = limitsOf(node.item);

    const report = (written: string, chosen: Coding | undefined) => {
        const value = readNumber(written, type === 'integer');
        if (value === undefined && written.trim()) unreadable.add(node.key);
        else unreadable.delete(node.key);
        onAnswer(value === undefined ? [] : [answerWith(value, type, chosen)]);
    };
    return (
        <div className="number">
            <input
                id={id}
                inputMode={type === 'integer' ? 'numeric' : 'decimal'}
                autoComplete="off"
                aria-describedby={describedBy}
                aria-invalid={invalid}
                value={text}
                onChange={(event) => {
                    setText(event.target.value);
                    report(event.target.value, unit);
                }}
            />
            {units.length > 1 ? (
                <select
                    aria-label={t('unit')}
                    value={units.indexOf(unit!)}
                    onChange={(event) => {
                        const chosen = units[Number(event.target.value)];
                        setUnit(chosen);
                        report(text, chosen);
                    }}
                >
                    {units.map((one, index) => (
                        <option key={index} value={index}>
                            {translated(one, 'display', language) || one.code}
                        </option>
                    ))}
                </select>
            ) : (
                <span>{unitText(unit, node, language)}</span>
            )}
            {min !== undefined && max !== undefined && (
                <span className="soft small">{t('number.between', { min, max })}</span>
            )}
        </div>
    );
}

function unitOf(answer: Answer | undefined, units: Coding[]): Coding | undefined {
    return units.find((unit) => unit.code === answer?.valueQuantity?.code) ?? units[0];
}

function unitText(unit: Coding | undefined, node: InputProps['node'], language: string): string {
    if (unit) return translated(unit, 'display', language) || (unit.code ?? '');
    const display = node.children.find(({ item }) => controlOf(item) === 'unit');
    return display ? translated(display.item, 'text', language) : '';
}

function answerWith(value: number, type: string, unit: Coding | undefined): Answer {
    if (type === 'integer') return { valueInteger: value };
    if (type === 'decimal') return { valueDecimal: value };
    return {
        valueQuantity: {
            value,
            ...(unit && { unit: unit.display ?? unit.code, system: unit.system, code: unit.code }),
        },
    };
}
