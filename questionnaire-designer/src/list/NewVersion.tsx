import { useLoaded } from '@stemme/questionnaire-renderer/loaded';
import { Link, navigate } from '@stemme/questionnaire-renderer/router';
import type { Questionnaire } from 'fhir/r4';
import { useState } from 'react';
import { Dialog } from '../app/Dialog';
import { reasonOf } from '../app/Failed';
import { createDraft, versionsOf } from '../app/questionnaires';
import { compareVersions, newVersion, nextVersion, STEPS, type Step } from '../document/versions';
import { useMessages } from '../messages';
import { titleOf } from './families';

/** Begins a draft as a copy of a published version. */
export function NewVersion({ from, onClose }: { from: Questionnaire; onClose: () => void }) {
    const { t, language } = useMessages();
    const [step, setStep] = useState<Step>('minor');
    const [refusal, setRefusal] = useState('');
    const url = from.url ?? '';
    const { value: siblings, failed } = useLoaded(url, (signal) => versionsOf(url, signal));
    const known = siblings ?? [];
    const newest = [from, ...known]
        .map((one) => one.version)
        .toSorted(compareVersions)
        .at(-1);
    const draft = known.find((one) => one.status === 'draft');

    const create = async () => {
        const next = newVersion(from, nextVersion(newest, step));
        try {
            if (await createDraft(next)) navigate(`/designer/${next.id}`);
            else setRefusal(t('taken', { id: next.id }));
        } catch (error) {
            setRefusal(reasonOf(error, t('offline')));
        }
    };

    return (
        <Dialog title={t('new-version-title', { title: titleOf(from, language) })} onClose={onClose}>
            <form action={create}>
                <p>{t('new-version-text', { version: from.version })}</p>
                {draft && (
                    <p className="note amber">
                        {t('draft-there', { version: draft.version })}{' '}
                        <Link to={`/designer/${draft.id}`}>{t('open-draft')}</Link>
                    </p>
                )}
                <fieldset className="choices">
                    <legend>{t('step')}</legend>
                    {STEPS.map((one) => (
                        <label key={one}>
                            <input type="radio" name="step" checked={one === step} onChange={() => setStep(one)} />
                            <span>
                                {t(`step-${one}`)}{' '}
                                <span className="soft">{t('becomes', { version: nextVersion(newest, one) })}</span>
                            </span>
                        </label>
                    ))}
                </fieldset>
                {refusal && (
                    <p role="alert" className="note red">
                        {refusal}
                    </p>
                )}
                <div className="actions">
                    <button className="button primary" disabled={!siblings && !failed}>
                        {t('create')}
                    </button>
                    <button type="button" className="button" onClick={onClose}>
                        {t('cancel')}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}
