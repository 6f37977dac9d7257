import type { Measure } from 'fhir/r4';
import { useState } from 'react';
import { formatNumber, formatPercent } from '../app/format';
import type { Unit } from '../app/session';
import { useLoaded, type Loaded } from '../app/useLoaded';
import { formatMonth, monthOf, type Month } from '../charts';
import { Await } from '../desk/Await';
import { Choice } from '../desk/Choice';
import { loadTitles } from '../desk/definitions';
import { loadMeasures, measuredQuestionnaire } from '../desk/measures';
import { messages } from './messages';
import type { Row } from './overview';
import { liveFigure, questionnairesInUse, type LiveFigure } from './report';
import type { UnitView } from './unit';

interface Props {
    unit: Unit;
    /** The unit's list, which tells what is answered here. */
    list: Loaded<UnitView>;
}

/** The unit's own figures of this month, computed from the answers as they stand now. */
export function LiveFigures({ unit, list }: Props) {
    const { t, language } = messages.use();
    const month = monthOf(new Date());
    const measures = useLoaded('measures', loadMeasures);
    return (
        <aside className="panel live" aria-labelledby="live-title">
            <h2 id="live-title">{t('live.title', { month: formatMonth(month, language) })}</h2>
            {/* a list that cannot be fetched says so itself */}
            {!list.failed && (
                <Await from={measures.value && !list.value ? { again: list.again } : measures}>
                    {(found) => <InUse unit={unit} month={month} measures={found} rows={list.value?.rows ?? []} />}
                </Await>
            )}
        </aside>
    );
}

interface Chosen {
    unit: Unit;
    month: Month;
    measures: readonly Measure[];
}

/** The questionnaires in use; the one most answered stands first. */
function InUse({ rows, ...rest }: Chosen & { rows: readonly Row[] }) {
    const { t, language } = messages.use();
    const questionnaires = questionnairesInUse(rest.measures, rows, rest.month);
    const titles = useLoaded(`${language} ${questionnaires}`, () => loadTitles(questionnaires, language));
    if (questionnaires.length === 0) return <p className="soft">{t('live.none')}</p>;
    return (
        <Await from={titles}>
            {(found) => <ByQuestionnaire {...rest} questionnaires={questionnaires} titles={found} />}
        </Await>
    );
}

interface Offered extends Chosen {
    questionnaires: readonly string[];
    titles: ReadonlyMap<string, string>;
}

function ByQuestionnaire({ questionnaires, titles, measures, ...rest }: Offered) {
    const { t } = messages.use();
    const [asked, ask] = useState('');
    const chosen = questionnaires.includes(asked) ? asked : questionnaires[0]!;
    const options = questionnaires.map((value) => ({ value, text: titles.get(value) ?? value.split('/').at(-1)! }));
    return (
        <>
            <div className="live-chosen">
                <Choice
                    label={t('live.questionnaire')}
                    groups={[{ heading: '', options }]}
                    value={chosen}
                    onChoose={ask}
                />
            </div>
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
        <div className="live-body">
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
        </div>
    );
}

function Figure({ figure: { title, unit, value, digits, count, invited } }: { figure: LiveFigure }) {
    const { t, language } = messages.use();
    const people = { count: formatNumber(count ?? 0, language), invited: formatNumber(invited ?? 0, language) };
    return (
        <div>
            <dt>{title}</dt>{' '}
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
