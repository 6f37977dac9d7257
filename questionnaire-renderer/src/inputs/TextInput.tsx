import type { InputProps } from './InputProps';

/** Words: one line for `string` and `url`, several for `text`. */
export function TextInput({ node, id, describedBy, invalid, answers, onAnswer }: InputProps) {
    const { type, maxLength } = node.item;
    const value = (type === 'url' ? answers[0]?.valueUri : answers[0]?.valueString) ?? '';
    const write = (text: string) => onAnswer(text ? [type === 'url' ? { valueUri: text } : { valueString: text }] : []);
    const shared = {
        id,
        maxLength,
        value,
        'aria-describedby': describedBy,
        'aria-invalid': invalid,
        onChange: (event: { target: { value: string } }) => write(event.target.value),
    };
    return type === 'text' ? (
        <textarea rows={5} {...shared} />
    ) : (
        <input type={type === 'url' ? 'url' : 'text'} {...shared} />
    );
}
