import type { Party } from './consents';

interface Props {
    parties: readonly Party[];
    party: Party | undefined;
    onChoose: (party: Party) => void;
}

/** One of these is chosen. */
export function Parties({ parties, party, onChoose }: Props) {
    return (
        <div className="sharing-parties">
            {parties.map((one) => (
                <label key={one.reference} className="sharing-choice">
                    <input
                        type="radio"
                        name="party"
                        checked={party?.reference === one.reference}
                        onChange={() => onChoose(one)}
                    />
                    {one.display}
                </label>
            ))}
        </div>
    );
}
