import { formatDate, formatNumber } from '../app/format';
import { Link } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { bandWord, chartMessages, missingInWords, scaleOf, scaleOfSeries, ScoreChart, scorePoints } from '../charts';
import { messages } from './messages';
import { Notice } from './Notice';
import { loadResults, type Series } from './results';

/** The patient's own scores in plain words, each with its course over time. */
export default function Results() {
    const { t, language } = messages.use();
    const { fhirUser } = useSignedIn();
    useTitle(t('results'));
    const { value: results, failed } = useLoaded(fhirUser, () => loadResults(fhirUser));
    if (failed) return <Notice text={t('failed')} retry />;
    if (!results) return <Notice text={t('loading')} />;
    const drawn = results.filter((series) => scaleOf(series.definition, language));
    return (
        <div className="page">
            <h1>{t('results')}</h1>
            <p>{drawn.length ? t('results.text') : t('results.none')}</p>
            {drawn.map((series) => (
                <Result key={series.code} series={series} />
            ))}
            {drawn.length > 0 && <p className="note">{t('results.talk')}</p>}
            <p className="no-print">
                <Link to="/patient">{t('home')}</Link>
            </p>
        </div>
    );
}

function Result({ series }: { series: Series }) {
    const { t, language } = messages.use();
    const scale = scaleOfSeries(series.definition, series.observations, language)!;
    const points = scorePoints(series.observations);
    const latest = points.at(-1)!;
    const number = (value: number) => formatNumber(value, language, scale.digits);
    const range = { low: number(scale.low), high: number(scale.high) };
    return (
        <section className="result">
            <h2>{scale.title}</h2>
            <p className="soft small">{t('results.on', { date: formatDate(latest.at, language) })}</p>
            {latest.value === undefined ? (
                <p>{missingInWords(latest, chartMessages.in(language))}</p>
            ) : (
                <>
                    <p className="result-word">{bandWord(scale, latest)}</p>
                    <p>
                        {t('results.value', { value: number(latest.value), ...range })}
                        {'. '}
                        {scale.better && t(scale.better === 'higher' ? 'results.higher' : 'results.lower')}
                    </p>
                </>
            )}
            <ScoreChart definition={series.definition} points={series.observations} language={language} plain />
        </section>
    );
}
