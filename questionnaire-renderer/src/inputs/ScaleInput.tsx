import { limitsOf } from '../extensions';
import { Anchors } from './Anchors';
import type { InputProps } from './InputProps';

/** A short numeric rating, 0 to 10 at most: every number is a button of its own, so nothing is set beforehand. */
export function ScaleInput({ node, id, invalid, answers, onAnswer }: InputProps) {
    const { min = 0, max = 10 } = limitsOf(node.item);
    const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
    return (
        <>
            <div className="scale">
                {numbers.map((number) => (
                    <label key={number} className="scale-step">
                        <input
                            type="radio"
                            name={id}
                            aria-invalid={invalid}
                            checked={answers[0]?.valueInteger === number}
                            onChange={() => onAnswer([{ valueInteger: number }])}
                        />
                        <span>{number}</span>
                    </label>
                ))}
            </div>
            <Anchors node={node} />
        </>
    );
}
