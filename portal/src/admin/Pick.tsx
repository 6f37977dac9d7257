interface Props<T extends string> {
    legend: string;
    name: string;
    options: readonly { value: T; text: string; hint?: string }[];
    value: T;
    error: string | undefined;
    onChoose: (value: T) => void;
}

/** One of a few, all in view. */
export function Pick<T extends string>({ legend, name, options, value, error, onChoose }: Props<T>) {
    return (
        <fieldset className="admin-pick">
            <legend>{legend}</legend>
            {error && <p className="admin-error">{error}</p>}
            {options.map((option) => (
                <label key={option.value}>
                    <input
                        type="radio"
                        name={name}
                        checked={value === option.value}
                        onChange={() => onChoose(option.value)}
                    />
                    <span>
                        {option.text}
                        {option.hint && <span className="soft small"> {option.hint}</span>}
                    </span>
                </label>
            ))}
        </fieldset>
    );
}
