import type { Measure } from 'fhir/r4';
import { Choice } from '../desk/Choice';
import { byQuestionnaire, indicatorsOf, type Indicator, type Kind } from './indicators';
import { messages } from './messages';

const kinds: readonly Kind[] = ['prom', 'prem'];

interface Props {
    measures: readonly Measure[];
    /** Titles of questionnaires by url. */
    titles: ReadonlyMap<string, string>;
    /** Codes of the indicators that have figures. */
    counted: ReadonlySet<string>;
    chosen: Indicator;
    onChoose: (id: string) => void;
}

/** Health and experience apart, then the questionnaire, then one of its indicators. */
export function IndicatorPicker({ measures, titles, counted, chosen, onChoose }: Props) {
    const { t, language } = messages.use();
    const ofKind = (kind: Kind) => indicatorsOf(measures, kind, language);
    const first = (indicators: readonly Indicator[]) => indicators.find(({ id }) => counted.has(id)) ?? indicators[0];
    const questionnaires = byQuestionnaire(ofKind(chosen.kind));
    const inGroups = [...questionnaires]
        .map(([value, indicators]) => ({
            value,
            text: titles.get(value) ?? indicators[0]!.title,
            counted: indicators.some(({ id }) => counted.has(id)),
        }))
        .sort((one, other) => one.text.localeCompare(other.text, language));
    const choose = (indicators: readonly Indicator[] = []) => {
        const found = first(indicators);
        if (found) onChoose(found.id);
    };
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
                            disabled={ofKind(kind).length === 0}
                            onChange={() => choose(ofKind(kind))}
                        />
                        {t(kind)}
                    </label>
                ))}
            </fieldset>
            <Choice
                label={t('questionnaire')}
                groups={[
                    { heading: t('withFigures'), options: inGroups.filter((one) => one.counted) },
                    { heading: t('withoutFigures'), options: inGroups.filter((one) => !one.counted) },
                ]}
                value={chosen.questionnaire}
                onChoose={(url) => choose(questionnaires.get(url))}
            />
            <Choice
                label={t('indicator')}
                groups={[
                    {
                        heading: '',
                        options: (questionnaires.get(chosen.questionnaire) ?? []).map(({ id, title }) => ({
                            value: id,
                            text: title,
                        })),
                    },
                ]}
                value={chosen.id}
                onChoose={onChoose}
            />
            {chosen.better && (
                <p className="soft indicator-direction">
                    <span aria-hidden="true">{chosen.better === 'higher' ? '↑' : '↓'}</span>{' '}
                    {t(`${chosen.better}Better`)}
                </p>
            )}
        </div>
    );
}
