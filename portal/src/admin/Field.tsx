import { useId } from 'react';

interface Props {
    label: string;
    hint: string;
    value: string;
    error: string | undefined;
    onChange: (value: string) => void;
    /** Height of a field of several lines. */
    lines?: number;
    /** Addresses, scopes and keys, which are read letter by letter. */
    code?: boolean;
}

/** A text with its hint, and what is wrong with it. */
export function Field({ label, hint, value, error, onChange, lines, code = false }: Props) {
    const id = useId();
    const shared = {
        id,
        value,
        className: code ? 'admin-code' : undefined,
        spellCheck: !code,
        autoComplete: 'off',
        'aria-invalid': error ? true : undefined,
        'aria-describedby': `${id}-hint${error ? ` ${id}-error` : ''}`,
    } as const;
    return (
        <div className="desk-field">
            <label htmlFor={id}>{label}</label>
            {error && (
                <span id={`${id}-error`} className="admin-error">
                    {error}
                </span>
            )}
            {lines ? (
                <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
            ) : (
                <input {...shared} type="text" onChange={(event) => onChange(event.target.value)} />
            )}
            <span id={`${id}-hint`} className="soft small">
                {hint}
            </span>
        </div>
    );
}
