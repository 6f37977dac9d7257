import { isPlaceholder, translated } from '@stemme/questionnaire-renderer';
import { formatDate } from '../app/format';
import { Link } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { loadQuestionnaire } from '../desk/published';
import { dueInWords } from './due';
import { loadInvitations, type Invitation } from './invitation';
import { messages } from './messages';
import { Notice } from './Notice';
import { minutesFor } from './questionnaires';

/** What the person is asked to answer, and what they have answered. */
export function Invitations() {
    const { t } = messages.use();
    const session = useSignedIn();
    useTitle(t('title'));
    const { value: invitations, failed } = useLoaded(session.fhirUser, () => loadInvitations(session));
    if (failed) return <Notice text={t('failed')} retry />;
    if (!invitations) return <Notice text={t('loading')} />;
    const open = invitations.filter((invitation) => invitation.status !== 'answered');
    const answered = invitations.filter((invitation) => invitation.status === 'answered');
    return (
        <div className="page">
            <h1>{t('title')}</h1>
            {open.length === 0 && <p>{t('none')}</p>}
            <ul className="plain-list invitations">
                {open.map((invitation) => (
                    <ToAnswer key={invitation.id} invitation={invitation} />
                ))}
            </ul>
            {session.fhirUser.startsWith('Patient/') && (
                <p>
                    <Link to="/patient/results" className="button">
                        {t('results')}
                    </Link>
                </p>
            )}
            {answered.length > 0 && (
                <section>
                    <h2>{t('answered')}</h2>
                    <ul className="plain-list">
                        {answered.map((invitation) => (
                            <Answered key={invitation.id} invitation={invitation} />
                        ))}
                    </ul>
                </section>
            )}
            {session.fhirUser.startsWith('Patient/') && <OwnData />}
        </div>
    );
}

/** The ways to what has become of one's data. */
function OwnData() {
    const { t } = messages.use();
    return (
        <section className="own-data">
            <h2>{t('ownData')}</h2>
            <ul className="plain-list">
                <li>
                    <Link to="/patient/seen">{t('seen')}</Link>
                </li>
                <li>
                    <Link to="/patient/sharing">{t('sharing')}</Link>
                </li>
            </ul>
        </section>
    );
}

function useQuestionnaire(invitation: Invitation) {
    const { t, language } = messages.use();
    const { questionnaire: canonical } = invitation;
    const { value, failed } = useLoaded(canonical, () => loadQuestionnaire(canonical).then((found) => ({ found })));
    const questionnaire = value?.found;
    if (questionnaire) return { questionnaire, title: translated(questionnaire, 'title', language) };
    return { title: value || failed ? t('questionnaire') : '…' };
}

function ToAnswer({ invitation }: { invitation: Invitation }) {
    const { t, language } = messages.use();
    const { questionnaire, title } = useQuestionnaire(invitation);
    const begun = invitation.status === 'begun';
    return (
        <li className="invitation">
            <h2>{title}</h2>
            {invitation.relative && <p className="for-relative">{t('relative')}</p>}
            {questionnaire && isPlaceholder(questionnaire) && <p className="note amber">{t('placeholder')}</p>}
            <ul className="plain-list facts">
                <li>
                    <strong>{dueInWords(invitation.due, language, t, new Date())}</strong>
                </li>
                {begun ? (
                    <li>{t('begun')}</li>
                ) : (
                    questionnaire && <li>{t('minutes', { count: minutesFor(questionnaire) })}</li>
                )}
                {invitation.unit && <li className="soft">{t('from', { unit: invitation.unit })}</li>}
            </ul>
            <Link
                to={`/patient/answer/${invitation.id}`}
                className="button primary"
                aria-label={t(begun ? 'continueNamed' : 'startNamed', { title })}
            >
                {t(begun ? 'continue' : 'start')}
            </Link>
        </li>
    );
}

function Answered({ invitation }: { invitation: Invitation }) {
    const { t, language } = messages.use();
    const { title } = useQuestionnaire(invitation);
    return (
        <li className="answered">
            <Link to={`/patient/answer/${invitation.id}`} aria-label={t('seeAnswersNamed', { title })}>
                {title}
            </Link>
            {invitation.answeredOn && (
                <span className="soft small">
                    {t('answeredOn', { date: formatDate(invitation.answeredOn, language) })}
                </span>
            )}
        </li>
    );
}
