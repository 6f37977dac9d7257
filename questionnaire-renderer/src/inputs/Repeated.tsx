import { useState } from 'react';
import { useScope } from '../context';
import type { Input } from './inputFor';
import type { InputProps } from './InputProps';

/** Several answers to one question, each in a field of its own. */
export function Repeated({ Component, ...props }: InputProps & { Component: Input['Component'] }) {
    const { t } = useScope();
    const { id, answers, onAnswer } = props;
    const [open, setOpen] = useState(answers.length === 0);
    const fields = answers.length + (open ? 1 : 0);
    const answerAt = (index: number) => (given: InputProps['answers']) => {
        setOpen(false);
        onAnswer([...answers.slice(0, index), ...given, ...answers.slice(index + 1)]);
    };
    return (
        <div className="repeated">
            {Array.from({ length: Math.max(1, fields) }, (_, index) => (
                <Component
                    key={index}
                    {...props}
                    id={index === 0 ? id : `${id}-${index}`}
                    answers={answers.slice(index, index + 1)}
                    onAnswer={answerAt(index)}
                />
            ))}
            <button
                type="button"
                className="button"
                disabled={open || answers.length === 0}
                onClick={() => setOpen(true)}
            >
                {t('add')}
            </button>
        </div>
    );
}
