import type { QuestionnaireItem } from 'fhir/r4';
import type { ComponentType } from 'react';
import { controlOf, limitsOf } from '../extensions';
import { AttachmentInput } from './AttachmentInput';
import { BooleanInput } from './BooleanInput';
import { ChoiceInput } from './ChoiceInput';
import { DateInput } from './DateInput';
import type { InputProps } from './InputProps';
import { NumberInput } from './NumberInput';
import { ScaleInput } from './ScaleInput';
import { SliderInput } from './SliderInput';
import { TextInput } from './TextInput';

/** How an item is answered. `labelled`: one field that the question's text labels, not a set of fields it groups. */
export interface Input {
    Component: ComponentType<InputProps>;
    labelled: boolean;
}

const grouped = (Component: ComponentType<InputProps>): Input => ({ Component, labelled: false });
const labelled = (Component: ComponentType<InputProps>): Input => ({ Component, labelled: true });

const byType: Partial<Record<QuestionnaireItem['type'], Input>> = {
    boolean: grouped(BooleanInput),
    choice: grouped(ChoiceInput),
    'open-choice': grouped(ChoiceInput),
    integer: labelled(NumberInput),
    decimal: labelled(NumberInput),
    quantity: labelled(NumberInput),
    string: labelled(TextInput),
    text: labelled(TextInput),
    url: labelled(TextInput),
    date: labelled(DateInput),
    dateTime: labelled(DateInput),
    time: labelled(DateInput),
    attachment: labelled(AttachmentInput),
};

/** The input for an item, or undefined for a kind that cannot be answered on this page (a reference). */
export function inputFor(item: QuestionnaireItem): Input | undefined {
    if (item.type !== 'integer' && item.type !== 'decimal') return byType[item.type];
    if (controlOf(item) === 'slider') return labelled(SliderInput);
    const { min, max } = limitsOf(item);
    const short = item.type === 'integer' && min !== undefined && max !== undefined && max - min <= 10;
    return short ? grouped(ScaleInput) : byType[item.type];
}
