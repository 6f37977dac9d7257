import { useId, useState } from 'react';
import { messages } from './messages';

export interface Option {
    readonly value: string;
    readonly text: string;
}

/** Options under a heading; those under an empty heading stand by themselves. */
export interface Group {
    readonly heading: string;
    readonly options: readonly Option[];
}

interface Props {
    label: string;
    groups: readonly Group[];
    value: string;
    onChoose: (value: string) => void;
}

const many = 15;

/** A choice among options in groups; more than 15 can be narrowed by words. What is chosen is always among them. */
export function Choice({ label, groups, value, onChoose }: Props) {
    const id = useId();
    const [search, setSearch] = useState('');
    const found = groups.map(({ heading, options }) => ({
        heading,
        options: options.filter((option) => option.value === value || matches(option, search)),
    }));
    const count = found.flatMap(({ options }) => options.filter((option) => matches(option, search))).length;
    return (
        <div className="desk-field choice">
            <label htmlFor={id} className="small">
                {label}
            </label>
            <div>
                {groups.flatMap(({ options }) => options).length > many && (
                    <Search label={label} text={search} count={count} onChange={setSearch} />
                )}
                <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
                    {found.map((group) => (
                        <Options key={group.heading} group={group} />
                    ))}
                </select>
            </div>
        </div>
    );
}

function Options({ group: { heading, options } }: { group: Group }) {
    const shown = options.map(({ value, text }) => (
        <option key={value} value={value}>
            {text}
        </option>
    ));
    if (shown.length === 0 || !heading) return shown;
    return <optgroup label={heading}>{shown}</optgroup>;
}

interface SearchProps {
    label: string;
    text: string;
    count: number;
    onChange: (text: string) => void;
}

function Search({ label, text, count, onChange }: SearchProps) {
    const { t } = messages.use();
    const find = t('find', { label: label.toLowerCase() });
    return (
        <>
            <input
                type="search"
                aria-label={find}
                placeholder={t('search')}
                value={text}
                onChange={(event) => onChange(event.target.value)}
            />
            <span role="status" className="visually-hidden">
                {text && t('found', { count })}
            </span>
        </>
    );
}

const matches = ({ text }: Option, search: string): boolean =>
    search
        .toLowerCase()
        .split(/\s+/)
        .every((word) => text.toLowerCase().includes(word));
