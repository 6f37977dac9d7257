import type { Observation, ObservationDefinition } from 'fhir/r4';
import { formatDate } from '../app/format';
import type { Frame } from './geometry';
import { chartMessages } from './messages';
import { scorePoints, type ScorePoint } from './points';
import type { Person } from './scale';
import { ScoreDrawing } from './ScoreDrawing';
import { ScoreTable } from './ScoreTable';
import { scaleOfSeries } from './sides';
import { changeInPlainWords, chartInWords, reasonInWords } from './words';
import { useWidth } from './useWidth';
import './charts.css';

const small: Frame = { width: 208, height: 130, left: 48, right: 2, top: 5, bottom: 18, text: 11 };
const large: Frame = { width: 340, height: 210, left: 56, right: 6, top: 8, bottom: 24, text: 13 };

interface Props {
    /** The definition of the newest score: words, bands, threshold and direction come from it. */
    definition: ObservationDefinition;
    /** Score Observations of this score and one side, in any order. */
    points: readonly Observation[];
    language: string;
    /** Larger, and with the last change in simple words: for the patient. */
    plain?: boolean;
    person?: Person;
    /** Called from the table with a result whose answers are to be shown. */
    onOpen?: (point: ScorePoint) => void;
}

/**
 * One score over time: a line with points over the score's whole range, bands as light background, a labelled
 * threshold line, rings with a word at points of concern, gaps where a result is missing, and the same as a table.
 * Nothing is interpolated and no axis is flipped; the direction is said in words.
 * Source of the rules: Snyder 2017 and the consensus of Snyder 2019 on showing scores to clinicians and patients.
 */
export function ScoreChart({ definition, points, language, plain = false, person, onOpen }: Props) {
    const t = chartMessages.in(language);
    const frame = plain ? large : small;
    const [measure, width] = useWidth(frame.width);
    const scale = scaleOfSeries(definition, points, language, person);
    const results = scorePoints(points);
    if (!scale || results.length === 0) return <p className="soft">{t('noResults')}</p>;
    const change = results.at(-1)?.changeLast;
    return (
        <figure className={plain ? 'score-chart plain' : 'score-chart'}>
            {plain && change !== undefined && (
                <p className="chart-plain-words">{changeInPlainWords(change, scale.better, t)}</p>
            )}
            <div ref={measure}>
                <ScoreDrawing
                    scale={scale}
                    points={results}
                    frame={{ ...frame, width }}
                    label={chartInWords(scale, results, t, language)}
                    t={t}
                    language={language}
                />
            </div>
            <figcaption>
                {scale.better && (
                    <span className="chart-direction">
                        <span aria-hidden="true">{scale.better === 'higher' ? '↑' : '↓'}</span>{' '}
                        {t(`${scale.better}Better`)}
                    </span>
                )}
                <details className="no-print">
                    <summary>{t('table')}</summary>
                    <ScoreTable scale={scale} points={results} t={t} language={language} onOpen={onOpen} />
                </details>
                {results
                    .filter((point) => point.value === undefined)
                    .map((point) => (
                        <span key={point.id} className="chart-missing">
                            <span aria-hidden="true">×</span>{' '}
                            {t('missingOn', {
                                date: formatDate(point.at, language),
                                reason: reasonInWords(point, t),
                            })}
                        </span>
                    ))}
            </figcaption>
        </figure>
    );
}
