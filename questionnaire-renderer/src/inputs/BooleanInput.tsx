import { useScope } from '../context';
import type { InputProps } from './InputProps';

export function BooleanInput({ id, invalid, answers, onAnswer }: InputProps) {
    const { t } = useScope();
    return (
        <div className="rows">
            {[true, false].map((value) => (
                <label key={String(value)} className="row">
                    <input
                        type="radio"
                        name={id}
                        aria-invalid={invalid}
                        checked={answers[0]?.valueBoolean === value}
                        onChange={() => onAnswer([{ valueBoolean: value }])}
                    />
                    <span>{t(value ? 'yes' : 'no')}</span>
                </label>
            ))}
        </div>
    );
}
