import { formatDate } from '../app/format';
import { Link } from '../app/router';
import { ConcernMark } from './ConcernMark';
import type { Change, Count, Outcome } from './dryRun';
import { messages } from './messages';

/** How many would go from which colour to which, and who. */
export function DryRunResult({ outcome: { tried, leftOut, counts, changes, more } }: { outcome: Outcome }) {
    const { t } = messages.use();
    if (tried === 0) {
        return (
            <p className="note" role="status">
                {t('rules.noAnswers')}
            </p>
        );
    }
    return (
        <>
            <p role="status">
                {t('rules.tried', { count: tried })} {changes.length === 0 && t('rules.nobody')}
            </p>
            {leftOut > 0 && <p className="note amber">{t('rules.leftOut', { count: leftOut })}</p>}
            <Counts counts={counts} />
            {changes.length > 0 && <Changes changes={changes} />}
            {more > 0 && <p className="soft">{t('rules.more', { count: more })}</p>}
        </>
    );
}

function Counts({ counts }: { counts: readonly Count[] }) {
    const { t } = messages.use();
    return (
        <table className="rules-counts">
            <caption>{t('rules.counts')}</caption>
            <thead>
                <tr>
                    <th scope="col">{t('rules.before')}</th>
                    <th scope="col">{t('rules.after')}</th>
                    <th scope="col">{t('rules.count')}</th>
                </tr>
            </thead>
            <tbody>
                {counts.map(({ before, after, count }) => (
                    <tr key={before + after}>
                        <td>
                            <ConcernMark concern={before} />
                        </td>
                        <td>
                            <ConcernMark concern={after} />
                        </td>
                        <td>{count}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function Changes({ changes }: { changes: readonly Change[] }) {
    const { t } = messages.use();
    return (
        <div className="rules-changes" role="region" aria-labelledby="rules-who" tabIndex={0}>
            <table>
                <caption id="rules-who">{t('rules.who')}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t('column.patient')}</th>
                        <th scope="col">{t('rules.answered')}</th>
                        <th scope="col">{t('rules.before')}</th>
                        <th scope="col">{t('rules.after')}</th>
                        <th scope="col">{t('column.why')}</th>
                    </tr>
                </thead>
                <tbody>
                    {changes.map((change) => (
                        <ChangeRow key={change.response} change={change} />
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function ChangeRow({ change }: { change: Change }) {
    const { t, language } = messages.use();
    return (
        <tr>
            <th scope="row">
                <Link to={`/clinic/patient/${change.patient.split('/')[1]}`}>{change.name}</Link>
            </th>
            <td>{formatDate(change.authored, language)}</td>
            <td>
                <ConcernMark concern={change.before} />
            </td>
            <td>
                <ConcernMark concern={change.after} />
            </td>
            <td>
                {change.reasons.map((reason) => (
                    <div key={reason}>{change.calmer ? t('rules.noLonger', { reason }) : reason}</div>
                ))}
            </td>
        </tr>
    );
}
