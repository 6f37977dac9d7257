import { fhir, FhirError } from '@stemme/questionnaire-renderer/fhir';
import type { Parameters, Patient } from 'fhir/r4';
import { useRef, useState, type FormEvent } from 'react';
import { navigate } from '../app/router';
import { messages } from './messages';

const cprSystem = 'urn:oid:1.2.208.176.1.2';
const shortestReason = 10;

/**
 * Breaking the glass: a patient outside the unit, or one who has blocked it, by civil registration number and with a
 * reason that the patient will read. The number goes in the body and nowhere else: addresses are logged.
 */
export function Emergency() {
    const { t } = messages.use();
    const dialog = useRef<HTMLDialogElement>(null);
    const [round, setRound] = useState(0);
    const open = () => {
        setRound(round + 1); // nothing of the last time is left in it
        dialog.current?.showModal();
    };
    return (
        <>
            <button type="button" className="link-button" onClick={open}>
                {t('emergency.open')}
            </button>
            <dialog ref={dialog} aria-labelledby="emergency-title" className="desk-dialog">
                <h2 id="emergency-title">{t('emergency.title')}</h2>
                <p className="note amber">{t('emergency.about')}</p>
                <EmergencyForm key={round} onClose={() => dialog.current?.close()} />
            </dialog>
        </>
    );
}

function EmergencyForm({ onClose }: { onClose: () => void }) {
    const { t } = messages.use();
    const [cpr, setCpr] = useState('');
    const [reason, setReason] = useState('');
    const [wrong, setWrong] = useState('');
    const [busy, setBusy] = useState(false);
    const send = (event: FormEvent) => {
        event.preventDefault();
        if (digitsOf(cpr).length !== 10) return setWrong(t('emergency.noCpr'));
        if (reason.trim().length < shortestReason) return setWrong(t('emergency.noReason', { count: shortestReason }));
        setWrong('');
        setBusy(true);
        breakTheGlass(digitsOf(cpr), reason.trim())
            .then(({ id }) => navigate(`/clinic/patient/${id}`))
            .catch((refused: unknown) => {
                setBusy(false);
                setWrong(
                    refused instanceof FhirError && refused.status === 404 ? t('emergency.nobody') : reasonOf(refused),
                );
            });
    };
    return (
        <form onSubmit={send} noValidate className="emergency">
            <label className="desk-field">
                <span>{t('emergency.cpr')}</span>
                <input
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    spellCheck={false}
                    value={cpr}
                    onChange={(event) => setCpr(event.target.value)}
                />
            </label>
            <label className="desk-field">
                <span>{t('emergency.reason')}</span>
                <textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
                <span className="soft small">{t('emergency.reasonHint')}</span>
            </label>
            {wrong && (
                <p role="alert" className="note red">
                    {wrong}
                </p>
            )}
            <p className="desk-dialog-actions">
                <button type="button" className="button" onClick={onClose}>
                    {t('emergency.cancel')}
                </button>
                <button type="submit" className="button primary" disabled={busy}>
                    {t('emergency.go')}
                </button>
            </p>
        </form>
    );
}

const digitsOf = (cpr: string): string => cpr.replace(/[\s-]/g, '');

const reasonOf = (refused: unknown): string => (refused instanceof Error ? refused.message : String(refused));

function breakTheGlass(cpr: string, reason: string): Promise<Patient> {
    const asked: Parameters = {
        resourceType: 'Parameters',
        parameter: [
            { name: 'identifier', valueIdentifier: { system: cprSystem, value: cpr } },
            { name: 'reason', valueString: reason },
        ],
    };
    return fhir.post<Patient>('Patient/$break-the-glass', asked);
}
