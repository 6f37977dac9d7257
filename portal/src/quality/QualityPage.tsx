import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Location, Measure } from 'fhir/r4';
import { useState } from 'react';
import { navigate, useQuery } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { addMonths, digitsOf, formatMonth, monthOf, monthsBetween, type Month } from '../charts';
import { Await } from '../desk/Await';
import { loadDefinitions, loadTitles } from '../desk/definitions';
import { loadMeasures, measuredQuestionnaire } from '../desk/measures';
import { indicatorsWithFigures } from './figures';
import { codeOf, indicatorOf, measuredScore, type Indicator } from './indicators';
import { IndicatorPicker } from './IndicatorPicker';
import { messages } from './messages';
import { UnitChart } from './UnitChart';
import { UnitTree } from './UnitTree';
import { findUnit, treeOf, upwards, visibleRows, type UnitNode } from './units';
import { useFigures } from './useFigures';

/** Changes one part of the address, where the choices on this page are kept so that they can be shared. */
function choose(name: string, value: string): void {
    const query = new URLSearchParams(location.search);
    query.set(name, value);
    navigate(`/quality?${query}`, { replace: true });
}

const none: ReadonlySet<string> = new Set();
const noTitles: ReadonlyMap<string, string> = new Map();

/** Indicators by unit and month, for quality teams. */
export function QualityPage() {
    const { t, language } = messages.use();
    const { units } = useSignedIn();
    const query = useQuery();
    const [start] = useState(() => query.get('unit') ?? units[0]?.reference);
    const loaded = useLoaded(`units and indicators ${language}`, async () => {
        const [locations, withTitles, counted] = await Promise.all([
            fhir.all<Location>('Location', { _count: 500 }),
            measuresWithTitles(language),
            start ? indicatorsWithFigures(start).catch(() => none) : none,
        ]);
        return { roots: treeOf(locations), ...withTitles, counted };
    });
    return (
        <div className="desk quality">
            <h1>{t('title')}</h1>
            <Await from={loaded}>{(found) => <Chosen {...found} />}</Await>
        </div>
    );
}

async function measuresWithTitles(language: string) {
    const measures = await loadMeasures();
    const titles = await loadTitles(measures.map(measuredQuestionnaire), language).catch(() => noTitles);
    return { measures, titles };
}

interface ChosenProps {
    roots: UnitNode[];
    measures: readonly Measure[];
    /** Titles of questionnaires by url. */
    titles: ReadonlyMap<string, string>;
    /** Codes of the indicators that have figures for the unit; until one is chosen the first of them is shown. */
    counted: ReadonlySet<string>;
}

function Chosen({ roots, measures, titles, counted }: ChosenProps) {
    const { t, language } = messages.use();
    const asked = useQuery().get('indicator');
    const measure =
        measures.find((one) => codeOf(one) === asked) ??
        measures.find((one) => counted.has(codeOf(one))) ??
        measures[0];
    const score = measure && measuredScore(measure);
    const definitions = useLoaded(score ?? '', () => loadDefinitions([score]));
    if (!measure || roots.length === 0) return <p className="note">{t(measure ? 'noUnits' : 'noIndicators')}</p>;
    const decimals = score && definitions.value ? digitsOf(definitions.value.get(score)) : undefined;
    const indicator = indicatorOf(measure, language, decimals);
    return (
        <>
            <IndicatorPicker
                measures={measures}
                titles={titles}
                counted={counted}
                chosen={indicator}
                onChoose={(id) => choose('indicator', id)}
            />
            <ByUnit key={indicator.id} roots={roots} indicator={indicator} />
        </>
    );
}

const monthsShown = 24;

function ByUnit({ roots, indicator }: { roots: UnitNode[]; indicator: Indicator }) {
    const { t } = messages.use();
    const { units } = useSignedIn();
    const query = useQuery();
    const own = findUnit(roots, units[0]?.reference);
    const selected = findUnit(roots, query.get('unit')) ?? own ?? roots[0]!;
    const [expanded, setExpanded] = useState(
        () => new Set([...upwards(selected), ...roots].map((unit) => unit.reference)),
    );
    const rows = visibleRows(roots, expanded);
    const now = monthOf(new Date());
    const first = addMonths(now, 1 - monthsShown);
    const wanted = new Set([...rows.map((row) => row.unit), ...upwards(selected)].map((unit) => unit.reference));
    const figures = useFigures(indicator.id, [...wanted].sort(), first);
    const latest = latestMonth(figures.byUnit) ?? now;
    const to = query.get('to') ?? latest;
    const from = query.get('from') ?? to;
    const months = monthsBetween(first, now);
    return (
        <>
            <MonthRange months={months} from={from} to={to} />
            {figures.failed && (
                <p className="note red" role="alert">
                    {t('failed')}{' '}
                    <button type="button" className="button" onClick={figures.again}>
                        {t('again')}
                    </button>
                </p>
            )}
            <div className="quality-columns">
                <UnitTree
                    rows={rows}
                    figures={figures.byUnit}
                    indicator={indicator}
                    range={{ from, to }}
                    selected={selected}
                    expanded={expanded}
                    onSelect={(unit) => choose('unit', unit.reference)}
                    onExpand={setExpanded}
                />
                <UnitChart
                    unit={selected}
                    figures={figures.byUnit}
                    indicator={indicator}
                    months={monthsBetween(first, latest)}
                />
            </div>
        </>
    );
}

function MonthRange({ months, from, to }: { months: readonly Month[]; from: Month; to: Month }) {
    const { t } = messages.use();
    return (
        <div className="desk-bar">
            <MonthPicker
                label={t('from')}
                months={months.filter((month) => month <= to)}
                value={from}
                onChoose={(month) => choose('from', month)}
            />
            <MonthPicker
                label={t('to')}
                months={months.filter((month) => month >= from)}
                value={to}
                onChoose={(month) => choose('to', month)}
            />
        </div>
    );
}

interface MonthPickerProps {
    label: string;
    months: readonly Month[];
    value: Month;
    onChoose: (month: Month) => void;
}

function MonthPicker({ label, months, value, onChoose }: MonthPickerProps) {
    const { language } = messages.use();
    return (
        <label className="desk-field">
            <span className="small">{label}</span>
            <select value={value} onChange={(event) => onChoose(event.target.value)}>
                {[...months].reverse().map((month) => (
                    <option key={month} value={month}>
                        {formatMonth(month, language)}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** The newest month for which there is a published figure. */
function latestMonth(byUnit: ReadonlyMap<string, readonly { month: Month; value?: number }[]>): Month | undefined {
    const months = [...byUnit.values()].flat().flatMap((figure) => (figure.value === undefined ? [] : figure.month));
    return months.sort().at(-1);
}
