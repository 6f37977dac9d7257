import { formatDate, formatNumber } from '../app/format';
import type { ChartTexts } from './messages';
import { bandWord, type ScorePoint } from './points';
import type { Scale } from './scale';
import { changeInWords, missingInWords } from './words';

interface Props {
    scale: Scale;
    points: readonly ScorePoint[];
    t: ChartTexts;
    language: string;
    onOpen?: (point: ScorePoint) => void;
}

/** The results of a chart as a table, newest first; with `onOpen`, each date opens the answers behind it. */
export function ScoreTable({ scale, points, t, language, onOpen }: Props) {
    return (
        <table className="chart-table">
            <thead>
                <tr>
                    <th scope="col">{t('date')}</th>
                    <th scope="col">{t('score')}</th>
                    <th scope="col">{t('change')}</th>
                </tr>
            </thead>
            <tbody>
                {[...points].reverse().map((point) => (
                    <tr key={point.id}>
                        <th scope="row">
                            <DateOf point={point} t={t} language={language} onOpen={onOpen} />
                        </th>
                        <td>
                            {point.value === undefined
                                ? missingInWords(point, t)
                                : [formatNumber(point.value, language, scale.digits), bandWord(scale, point)]
                                      .filter(Boolean)
                                      .join(' · ')}
                        </td>
                        <td>
                            {point.changeLast === undefined ? '' : changeInWords(point.changeLast, scale, t, language)}
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function DateOf({ point, t, language, onOpen }: { point: ScorePoint } & Pick<Props, 't' | 'language' | 'onOpen'>) {
    const date = formatDate(point.at, language);
    if (!onOpen || !point.response) return date;
    return (
        <button type="button" className="chart-open" onClick={() => onOpen(point)}>
            <span className="visually-hidden">{t('openAnswers')} </span>
            {date}
        </button>
    );
}
