import './privacy.css';
import { useState } from 'react';
import { formatDay, formatList, formatTime } from '../app/format';
import type { Translate } from '../app/i18n';
import { Link } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Await } from '../desk/Await';
import { thingInWords } from '../words/things';
import { loadAccesses, type Access, type Accesses } from './accesses';
import { messages } from './messages';
import { PrivacyLinks } from './PrivacyLinks';

/** Who has looked at the patient's data: day by day, in plain words, others before oneself. */
export default function Seen() {
    const { t } = messages.use();
    const { fhirUser } = useSignedIn();
    useTitle(t('seen.title'));
    const newest = useLoaded(fhirUser, (signal) => loadAccesses(fhirUser, signal));
    return (
        <div className="page">
            <h1>{t('seen.title')}</h1>
            <p>{t('seen.about')}</p>
            <Await from={newest}>{(found) => <Record newest={found} />}</Await>
            <PrivacyLinks here="seen" />
        </div>
    );
}

function Record({ newest }: { newest: Accesses }) {
    const { t } = messages.use();
    const [parts, setParts] = useState([newest]);
    const [busy, setBusy] = useState(false);
    const [failed, setFailed] = useState(false);
    const all = parts.flatMap(({ accesses }) => accesses);
    const others = all.filter(({ own }) => !own);
    const earlier = parts.at(-1)?.earlier;
    const fetchEarlier = () => {
        setBusy(true);
        setFailed(false);
        earlier?.()
            .then((found) => setParts([...parts, found]))
            .catch(() => setFailed(true))
            .finally(() => setBusy(false));
    };
    return (
        <>
            {others.length === 0 && <p className="note">{t(earlier ? 'seen.noneLately' : 'seen.none')}</p>}
            <Days accesses={others} />
            <Own accesses={all.filter(({ own }) => own)} />
            {failed && <p role="alert">{t('failed')}</p>}
            {earlier && (
                <p className="actions">
                    <button type="button" className="button" disabled={busy} onClick={fetchEarlier}>
                        {t(busy ? 'seen.fetching' : 'seen.earlier')}
                    </button>
                </p>
            )}
        </>
    );
}

function Days({ accesses }: { accesses: readonly Access[] }) {
    const { language } = messages.use();
    const days = [...new Set(accesses.map(({ day }) => day))];
    return days.map((day) => (
        <section key={day} className="seen-day">
            <h2>{formatDay(day, language)}</h2>
            <ul className="plain-list">
                {accesses
                    .filter((access) => access.day === day)
                    .map((access) => (
                        <li key={access.key}>
                            <Entry access={access} />
                        </li>
                    ))}
            </ul>
        </section>
    ));
}

function Entry({ access }: { access: Access }) {
    const { t, language } = messages.use();
    const { who, name, unit, app, purpose, reason, refused } = access;
    const emergency = purpose === 'BTG';
    return (
        <article className={emergency ? 'seen-entry emergency' : 'seen-entry'}>
            <h3>{name}</h3>
            <p className="soft small">
                {[roleInWords(access, t as Translate), unit, timesOf(access, t as Translate, language)]
                    .filter(Boolean)
                    .join(' · ')}
            </p>
            {emergency && <Emergency reason={reason} />}
            <p>{refused ? t('seen.refused') : whatInWords(access, t as Translate, language)}</p>
            {!emergency && <p className="soft">{whyInWords(purpose, t as Translate)}</p>}
            {app && <p className="soft small">{t('seen.through', { app })}</p>}
            {who.startsWith('Practitioner/') && (
                <Link to={`/patient/sharing?block=${encodeURIComponent(who)}`} className="small seen-block">
                    {t('seen.block', { name })}
                </Link>
            )}
        </article>
    );
}

function Emergency({ reason }: { reason: string | undefined }) {
    const { t } = messages.use();
    return (
        <div className="note amber">
            <p>
                <strong>
                    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" className="seen-bell">
                        <path d="M12 3l10 18H2z M12 10v5 M12 17.5v.5" />
                    </svg>
                    {t('seen.emergency')}
                </strong>
            </p>
            <p>{reason ? t('seen.reason', { reason }) : t('seen.noReason')}</p>
        </div>
    );
}

/** The patient's own visits: there for whoever wonders whether it was really them. */
function Own({ accesses }: { accesses: readonly Access[] }) {
    const { t, language } = messages.use();
    if (accesses.length === 0) return null;
    return (
        <details className="seen-own">
            <summary>{t('seen.own')}</summary>
            <ul className="plain-list">
                {accesses.map((access) => (
                    <li key={access.key}>
                        {formatDay(access.day, language)}, {timesOf(access, t as Translate, language)}
                        {access.app && ` · ${t('seen.through', { app: access.app })}`}
                    </li>
                ))}
            </ul>
        </details>
    );
}

function roleInWords({ role, who }: Access, t: Translate): string {
    if (who.startsWith('RelatedPerson/')) return t('role.relative');
    const words = t(`role.${role}`);
    return words === `role.${role}` ? '' : words;
}

function timesOf({ from, to }: Access, t: Translate, language: string): string {
    const [first, last] = [formatTime(from, language), formatTime(to, language)];
    return first === last ? t('seen.at', { time: first }) : t('seen.between', { from: first, to: last });
}

function whatInWords({ saw, wrote }: Access, t: Translate, language: string): string {
    const things = (types: readonly string[]) =>
        formatList(
            types.map((type) => thingInWords(type, language)),
            language,
        );
    return [
        ...(saw.length ? [t('seen.saw', { things: things(saw) })] : []),
        ...(wrote.length ? [t('seen.wrote', { things: things(wrote) })] : []),
    ].join(' ');
}

function whyInWords(purpose: string | undefined, t: Translate): string {
    const words = t(`why.${purpose}`);
    return purpose && words !== `why.${purpose}` ? words : t('why.unknown');
}
