import { dateLimitsOf } from '../extensions';
import type { Answer } from '../form';
import type { InputProps } from './InputProps';

const kinds = {
    date: {
        type: 'date',
        read: (answer: Answer) => answer.valueDate,
        write: (text: string): Answer => ({ valueDate: text }),
    },
    time: {
        type: 'time',
        read: (answer: Answer) => answer.valueTime?.slice(0, 5),
        write: (text: string): Answer => ({ valueTime: `${text}:00` }),
    },
    dateTime: {
        type: 'datetime-local',
        read: (answer: Answer) => localTime(answer.valueDateTime),
        write: (text: string): Answer => ({ valueDateTime: withZone(text) }),
    },
} as const;

/** The moment on this device's clock, as the input wants it: `2026-11-21T14:05`. */
function localTime(dateTime: string | undefined): string | undefined {
    if (!dateTime) return undefined;
    const moment = new Date(dateTime);
    const two = (number: number) => String(number).padStart(2, '0');
    const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
    return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** A FHIR dateTime with a time of day needs a zone: the one this device is in. */
function withZone(local: string): string {
    const minutes = -new Date(local).getTimezoneOffset();
    const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
    return `${local}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

export function DateInput({ node, id, describedBy, invalid, answers, onAnswer }: InputProps) {
    const kind = kinds[node.item.type as keyof typeof kinds];
    const { min, max } = dateLimitsOf(node.item);
    return (
        <input
            id={id}
            type={kind.type}
            min={min}
            max={max}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={(answers[0] && kind.read(answers[0])) ?? ''}
            onChange={(event) => onAnswer(event.target.value ? [kind.write(event.target.value)] : [])}
        />
    );
}
