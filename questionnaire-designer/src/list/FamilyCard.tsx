import { isPlaceholder } from '@stemme/questionnaire-renderer';
import { formatDate } from '@stemme/questionnaire-renderer/format';
import { Link } from '@stemme/questionnaire-renderer/router';
import type { Questionnaire } from 'fhir/r4';
import { kindOf, shortName } from '../document/versions';
import { useMessages } from '../messages';
import { titleOf, type Family } from './families';

/** One questionnaire: what it is, and a link to each of its versions. */
export function FamilyCard({ family }: { family: Family }) {
    const { t, language } = useMessages();
    const title = titleOf(family.newest, language);
    const kind = kindOf(family.newest);
    return (
        <li className="family">
            <h3>{title}</h3>
            <p className="soft small">
                <code>{shortName(family.newest)}</code>
                {kind && <span>{t(`kind-${kind}`)}</span>}
                {isPlaceholder(family.newest) && <span className="status placeholder">{t('placeholder')}</span>}
            </p>
            <ul className="plain-list" aria-label={t('versions-of', { title })}>
                {family.versions.map((version) => (
                    <VersionLine key={version.id} version={version} title={title} />
                ))}
            </ul>
        </li>
    );
}

function VersionLine({ version, title }: { version: Questionnaire; title: string }) {
    const { t, language } = useMessages();
    const changed = formatDate(version.meta?.lastUpdated ?? version.date, language);
    return (
        <li className="version">
            <Link to={`/designer/${version.id}`}>
                <span className="visually-hidden">{title}</span> {t('version', { version: version.version ?? '?' })}
            </Link>
            <StatusWord status={version.status} />
            {changed && <span className="soft small">{t('changed', { date: changed })}</span>}
        </li>
    );
}

export function StatusWord({ status }: { status: Questionnaire['status'] }) {
    const { t } = useMessages();
    return <span className={`status ${status}`}>{t(`status-${status}`)}</span>;
}
