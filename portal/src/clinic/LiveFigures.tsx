import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Measure } from 'fhir/r4';
import { useState } from 'react';
import { formatNumber, formatPercent } from '../app/format';
import type { Unit } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { formatMonth, monthOf } from '../charts';
import { Await } from '../desk/Await';
import { loadTitles } from '../desk/definitions';
import { messages } from './messages';
import { liveFigure, measuredQuestionnaire, type LiveFigure } from './report';

/** The unit's own figures of this month, computed from the answers as they stand now. */
export function LiveFigures({ unit }: { unit: Unit }) {
    const { t, language } = messages.use();
    const month = monthOf(new Date());
    const measures = useLoaded(`measures ${language}`, async () => {
        const all = await fhir.all<Measure>('Measure', { _count: 200 });
        return { all, titles: await loadTitles(all.map(measuredQuestionnaire), language) };
    });
    return (
        <aside className="panel live" aria-labelledby="live-title">
            <h2 id="live-title">{t('live.title', { month: formatMonth(month, language) })}</h2>
            <Await from={measures}>
                {({ all, titles }) => <ByQuestionnaire unit={unit} month={month} measures={all} titles={titles} />}
            </Await>
        </aside>
    );
}

interface Chosen {
    unit: Unit;
    month: string;
    measures: readonly Measure[];
}

function ByQuestionnaire({ titles, measures, ...rest }: Chosen & { titles: ReadonlyMap<string, string> }) {
    const { t } = messages.use();
    const questionnaires = [...new Set(measures.map(measuredQuestionnaire))].filter(Boolean);
    const [chosen, choose] = useState(questionnaires[0]);
    if (!chosen) return <p className="soft">{t('live.none')}</p>;
    return (
        <>
            <label className="desk-field live-chosen">
                <span className="small">{t('live.questionnaire')}</span>
                <select value={chosen} onChange={(event) => choose(event.target.value)}>
                    {questionnaires.map((url) => (
                        <option key={url} value={url}>
                            {titles.get(url) ?? url.split('/').at(-1)}
                        </option>
                    ))}
                </select>
            </label>
            <Figures
                key={chosen}
                {...rest}
                measures={measures.filter((measure) => measuredQuestionnaire(measure) === chosen)}
            />
        </>
    );
}

function Figures({ unit, month, measures }: Chosen) {
    const { t, language } = messages.use();
    const key = `${unit.reference} ${month} ${language} ${measures.map((measure) => measure.id)}`;
    const figures = useLoaded(key, () =>
        Promise.all(measures.map((measure) => liveFigure(measure, unit.reference, month, language))),
    );
    return (
        <>
            <Await from={figures}>
                {(found) => (
                    <dl className="live-figures">
                        {found.map((figure) => (
                            <Figure key={figure.id} figure={figure} />
                        ))}
                    </dl>
                )}
            </Await>
            <p className="small soft live-note">{t('live.note')}</p>
        </>
    );
}

function Figure({ figure: { title, unit, value, digits, count, invited } }: { figure: LiveFigure }) {
    const { t, language } = messages.use();
    const people = { count: formatNumber(count ?? 0, language), invited: formatNumber(invited ?? 0, language) };
    return (
        <div>
            <dt>{title}</dt>
            <dd>
                {value === undefined ? (
                    <span className="soft">{t('live.noAnswers')}</span>
                ) : (
                    <>
                        <b>{unit === '%' ? formatPercent(value, language) : formatNumber(value, language, digits)}</b>{' '}
                        <span className="soft small">
                            {invited === undefined ? t('live.people', people) : t('live.peopleOfInvited', people)}
                        </span>
                    </>
                )}
            </dd>
        </div>
    );
}
