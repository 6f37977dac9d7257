import './approve.css';
import { useState } from 'react';
import { useQuery } from '../app/router';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Await } from '../desk/Await';
import { loadApproval, type Approval, type Choice } from './approval';
import { Fields } from './Fields';
import { messages } from './messages';
import { PatientChoice } from './PatientChoice';
import { Refusal } from './Refusal';
import { ScopeChoice } from './ScopeChoice';

/** The page on which somebody allows an app to see data, or refuses. What is decided goes back as a plain form. */
export default function Approve() {
    const { t } = messages.use();
    useTitle(t('title'));
    const asked = useQuery().toString();
    const approval = useLoaded(asked, (signal) => loadApproval(asked, signal));
    return (
        <div className="page approve">
            {approval.failed ? <Stale /> : <Await from={approval}>{(found) => <Decision approval={found} />}</Await>}
        </div>
    );
}

/** The question has been answered before, or waited too long. */
function Stale() {
    const { t } = messages.use();
    return (
        <div role="alert">
            <h1>{t('stale.title')}</h1>
            <p>{t('stale.text')}</p>
        </div>
    );
}

function Decision({ approval }: { approval: Approval }) {
    const { t } = messages.use();
    const session = useSignedIn();
    const { client, patients, patientSearch } = approval;
    const [patient, setPatient] = useState<Choice | undefined>(patients.length === 1 ? patients[0] : undefined);
    const name = client.client_name || client.client_id;
    const mustChoose = patients.length > 1 || patientSearch;
    return (
        <>
            <Asking name={name} homePage={client.client_uri} goesTo={client.redirect_uri} />
            <form method="post" action="/oauth2/authorize" id="allow">
                <Fields />
                {mustChoose && (
                    <PatientChoice patients={patients} search={patientSearch} chosen={patient} onChoose={setPatient} />
                )}
                {!mustChoose && patient && <Only patient={patient} own={patient.reference === session.fhirUser} />}
                <ScopeChoice scopes={approval.scopes} whose={session.role} />
            </form>
            <p className="note">{t('afterwards', { name })}</p>
            {mustChoose && !patient && <p className="soft">{t('chooseFirst')}</p>}
            <div className="actions">
                <button type="submit" form="allow" className="button primary" disabled={mustChoose && !patient}>
                    {t('allow')}
                </button>
                <Refusal />
            </div>
            <p className="soft small approve-who">{t('signedInAs', { name: session.name })}</p>
        </>
    );
}

/** The one patient there is; it goes without saying when that is the person who is asked. */
function Only({ patient, own }: { patient: Choice; own: boolean }) {
    const { t } = messages.use();
    return (
        <>
            <input type="hidden" name="patient" value={patient.reference} />
            {!own && <p>{t('about', { name: patient.display })}</p>}
        </>
    );
}

/** Who asks. A logo would be fetched from another host, so the app's initial stands for it. */
function Asking({ name, homePage, goesTo }: { name: string; homePage?: string; goesTo?: string }) {
    const { t } = messages.use();
    return (
        <header className="approve-head">
            <span className="approve-initial" aria-hidden="true">
                {name.slice(0, 1).toUpperCase()}
            </span>
            <div>
                <h1>{t('asks', { name })}</h1>
                {homePage && <p className="soft">{t('address', { address: hostOf(homePage) })}</p>}
                {goesTo && <p className="soft">{t('goesTo', { address: hostOf(goesTo) })}</p>}
            </div>
        </header>
    );
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
