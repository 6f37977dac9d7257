import type { Measure } from 'fhir/r4';
import type { Definitions } from '../desk/definitions';
import { indicatorsOf, type Indicator, type Kind } from './indicators';
import { messages } from './messages';

const kinds: readonly Kind[] = ['prom', 'prem'];

interface Props {
    measures: readonly Measure[];
    definitions: Definitions;
    chosen: Indicator;
    onChoose: (id: string) => void;
}

/** Health and experience apart, then the indicator. */
export function IndicatorPicker({ measures, definitions, chosen, onChoose }: Props) {
    const { t, language } = messages.use();
    const of = Object.fromEntries(kinds.map((kind) => [kind, indicatorsOf(measures, kind, definitions, language)])) as Record<
        Kind,
        Indicator[]
    >;
    return (
        <div className="desk-bar indicator-bar">
            <fieldset className="kinds">
                <legend className="small">{t('kind')}</legend>
                {kinds.map((kind) => (
                    <label key={kind}>
                        <input
                            type="radio"
                            name="kind"
                            checked={chosen.kind === kind}
                            disabled={of[kind].length === 0}
                            onChange={() => onChoose(of[kind][0]!.id)}
                        />
                        {t(kind)}
                    </label>
                ))}
            </fieldset>
            <label className="desk-field">
                <span className="small">{t('indicator')}</span>
                <select value={chosen.id} onChange={(event) => onChoose(event.target.value)}>
                    {of[chosen.kind].map(({ id, title }) => (
                        <option key={id} value={id}>
                            {title}
                        </option>
                    ))}
                </select>
            </label>
            {chosen.better && (
                <p className="soft indicator-direction">
                    <span aria-hidden="true">{chosen.better === 'higher' ? '↑' : '↓'}</span> {t(`${chosen.better}Better`)}
                </p>
            )}
        </div>
    );
}
