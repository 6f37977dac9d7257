import { translated } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Measure, MeasureReport, Observation } from 'fhir/r4';
import { definitionOf, digitsOf, extension, lastDay, type Month } from '../charts';
import { loadDefinitions } from '../desk/definitions';
import { measuredQuestionnaire } from '../desk/measures';
import { questionnaireOf, type Row } from './overview';

/** One live figure: a mean or a share in percent, with the people behind it. */
export interface LiveFigure {
    readonly id: string;
    readonly title: string;
    readonly unit: 'score' | '%';
    readonly value?: number;
    readonly digits: number;
    readonly count?: number;
    readonly invited?: number;
}

/** The score an indicator measures, as url. */
const measuredScore = (measure: Measure): string =>
    extension(measure, 'measured-score')?.valueCanonical?.split('|')[0] ?? '';

/**
 * The questionnaires with indicators that the people of a unit have answered or are asked to, as urls: that which most
 * of them answered in this month first. Told from the unit's list, without asking the server about each.
 */
export function questionnairesInUse(measures: readonly Measure[], rows: readonly Row[], month: Month): string[] {
    const byScore = new Map(measures.map((measure) => [measuredScore(measure), measuredQuestionnaire(measure)]));
    const measured = new Set(measures.map(measuredQuestionnaire));
    const people = new Map<string, number>();
    for (const row of rows) {
        const asked = row.openTasks.map((task) => questionnaireOf(task)?.split('|')[0] ?? '');
        const known = row.scores.map((score) => ({
            url: questionnaireBehind(score, byScore),
            now: isIn(score, month),
        }));
        const answered = new Set(known.filter(({ now }) => now).map(({ url }) => url));
        for (const url of new Set([...asked, ...known.map((one) => one.url)]))
            if (measured.has(url)) people.set(url, (people.get(url) ?? 0) + (answered.has(url) ? 1 : 0));
    }
    return [...people].sort(([, one], [, other]) => other - one).map(([url]) => url);
}

const questionnaireBehind = (score: Observation, byScore: ReadonlyMap<string, string>): string =>
    byScore.get(definitionOf(score)?.split('|')[0] ?? '') ?? '';

const isIn = (score: Observation, month: Month): boolean => score.effectiveDateTime?.startsWith(month) ?? false;

/** Computes an indicator for a unit (`Location/7`) and month, from the answers as they stand now. */
export async function liveFigure(measure: Measure, unit: string, month: Month, language: string): Promise<LiveFigure> {
    const score = extension(measure, 'measured-score')?.valueCanonical;
    const period = new URLSearchParams({ subject: unit, periodStart: `${month}-01`, periodEnd: lastDay(month) });
    const [report, definitions] = await Promise.all([
        fhir.get<MeasureReport>(`Measure/${measure.id}/$evaluate-measure?${period}`),
        loadDefinitions([score]),
    ]);
    return figureOf(report, measure, Math.max(1, digitsOf(definitions.get(score))), language);
}

/** Reads the first group of a report. A share without a unit is a fraction of one. */
export function figureOf(report: MeasureReport, measure: Measure, digits: number, language: string): LiveFigure {
    const group = report.group?.[0];
    const score = group?.measureScore;
    const share = measure.scoring?.coding?.[0]?.code === 'proportion';
    const people = (code: string) =>
        group?.population?.find((population) => population.code?.coding?.some((coding) => coding.code === code))?.count;
    const value = score?.value;
    return {
        id: measure.id ?? '',
        title: translated(measure, 'title', language),
        unit: share ? '%' : 'score',
        digits,
        value:
            share && value !== undefined && score?.unit === undefined && score?.code === undefined
                ? value * 100
                : value,
        count: people('measure-population') ?? people(share ? 'numerator' : 'denominator'),
        invited: people('initial-population'),
    };
}
