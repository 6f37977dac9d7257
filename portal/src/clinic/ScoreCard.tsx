import { formatDate, formatNumber } from '../app/format';
import {
    bandWord,
    changeInWords,
    chartMessages,
    isOfConcern,
    missingInWords,
    ScoreChart,
    type Person,
    type Scale,
    type ScorePoint,
} from '../charts';
import { judgeChange } from './change';
import { messages } from './messages';
import type { Domain } from './record';

interface Props {
    domain: Domain;
    person: Person;
    onOpen: (response: string) => void;
}

/** Scores beside each other, as many as there is room for. */
export function ScoreCards({ domains, ...rest }: Omit<Props, 'domain'> & { domains: readonly Domain[] }) {
    return (
        <div className="score-grid">
            {domains.map((domain) => (
                <ScoreCard key={domain.code} domain={domain} {...rest} />
            ))}
        </div>
    );
}

/** One score: the chart, and beside it the newest result and its changes as text. */
function ScoreCard({ domain, person, onOpen }: Props) {
    const { language } = messages.use();
    const { scale, points, definition, observations } = domain;
    const titleId = `score-${domain.code}`;
    return (
        <article className="score-card" aria-labelledby={titleId}>
            <div className="score-title">
                <h3 id={titleId}>{scale.title}</h3>
                <ShowAnswers scale={scale} point={points.at(-1)} onOpen={onOpen} />
            </div>
            <div className="score-body">
                <ScoreChart
                    definition={definition}
                    points={observations}
                    language={language}
                    person={person}
                    onOpen={(point) => point.response && onOpen(point.response)}
                />
                <Text scale={scale} points={points} />
            </div>
        </article>
    );
}

function ShowAnswers({
    scale,
    point,
    onOpen,
}: {
    scale: Scale;
    point: ScorePoint | undefined;
    onOpen: Props['onOpen'];
}) {
    const { t, language } = messages.use();
    const response = point?.response;
    if (!response) return null;
    return (
        <button type="button" className="link-button no-print" onClick={() => onOpen(response)}>
            {t('showAnswers')}
            <span className="visually-hidden">
                {' '}
                {t('answersBehind', { score: scale.title, date: formatDate(point.at, language) })}
            </span>
        </button>
    );
}

function Text({ scale, points }: { scale: Scale; points: readonly ScorePoint[] }) {
    const { t, language } = messages.use();
    const newest = points.at(-1);
    if (!newest) return null;
    const previous = points.slice(0, -1).findLast((point) => point.value !== undefined);
    return (
        <div className="score-text">
            <Now scale={scale} point={newest} />
            <p className="soft">{formatDate(newest.at, language)}</p>
            {newest.changeLast !== undefined && (
                <Change
                    label={previous ? t('sinceLastOn', { date: formatDate(previous.at, language) }) : t('sinceLast')}
                    change={newest.changeLast}
                    scale={scale}
                    point={newest}
                />
            )}
            {newest.changeBaseline !== undefined && newest.changeBaseline !== newest.changeLast && (
                <Change label={t('sinceStart')} change={newest.changeBaseline} scale={scale} point={newest} />
            )}
            <ImportantChanges scale={scale} />
        </div>
    );
}

function Now({ scale, point }: { scale: Scale; point: ScorePoint }) {
    const { t, language } = messages.use();
    if (point.value === undefined)
        return <p className="score-missing">{missingInWords(point, chartMessages.in(language))}</p>;
    const margin = point.standardError === undefined ? undefined : 1.96 * point.standardError;
    return (
        <p className={isOfConcern(scale, point.value) ? 'score-now concern-now' : 'score-now'}>
            <b>{formatNumber(point.value, language, scale.digits)}</b>
            {margin !== undefined && (
                <span title={t('uncertainty')}> ± {formatNumber(margin, language, scale.digits)}</span>
            )}{' '}
            <span>{bandWord(scale, point)}</span>
        </p>
    );
}

function Change({ label, change, scale, point }: { label: string; change: number; scale: Scale; point: ScorePoint }) {
    const { t, language } = messages.use();
    const { important, beyondError } = judgeChange(change, scale, point.standardError);
    return (
        <p className="score-change">
            <span className="soft">{label}</span>
            <br />
            {changeInWords(change, scale, chartMessages.in(language), language)}
            {important && (
                <strong className="score-important">
                    {t('important', { amount: formatNumber(important.amount, language, 3) })}
                </strong>
            )}
            {beyondError !== undefined && (
                <span className="small">{t(beyondError ? 'beyondError' : 'withinError')}</span>
            )}
        </p>
    );
}

/** Which change counts as important, for whom and according to whom; nothing when the definition does not say. */
function ImportantChanges({ scale }: { scale: Scale }) {
    const { t, language } = messages.use();
    if (scale.importantChanges.length === 0) return null;
    return (
        <details className="small score-source no-print">
            <summary>{t('smallestImportant')}</summary>
            {scale.importantChanges.map(({ amount, population, source, confirmed }) => (
                <p key={`${amount}${population}`}>
                    {t('importantSource', { amount: formatNumber(amount, language, 3), population, source })}
                    {confirmed && ` ${t('confirmed', { confirmed })}`}
                </p>
            ))}
        </details>
    );
}
