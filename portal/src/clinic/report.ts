import { translated } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Measure, MeasureReport } from 'fhir/r4';
import { digitsOf, extension, lastDay, type Month } from '../charts';
import { loadDefinitions } from '../desk/definitions';

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

/** The questionnaire an indicator measures, as url. */
export const measuredQuestionnaire = (measure: Measure): string =>
    extension(measure, 'measured-questionnaire')?.valueCanonical?.split('|')[0] ?? '';

/** Computes an indicator for a unit (`Location/7`) and month, from the answers as they stand now. */
export async function liveFigure(measure: Measure, unit: string, month: Month, language: string): Promise<LiveFigure> {
    const period = new URLSearchParams({ subject: unit, periodStart: `${month}-01`, periodEnd: lastDay(month) });
    const score = extension(measure, 'measured-score')?.valueCanonical;
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
        value: share && value !== undefined && score?.unit === undefined && score?.code === undefined ? value * 100 : value,
        count: people('measure-population') ?? people(share ? 'numerator' : 'denominator'),
        invited: people('initial-population'),
    };
}
