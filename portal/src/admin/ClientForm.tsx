import { useEffect, useRef, useState, type FormEvent } from 'react';
import { JsonError } from '../app/json';
import { Field } from './Field';
import { clientOf, draftOf, fieldOf, kinds, proofs, purposes, type Client, type Draft } from './clients';
import { messages } from './messages';
import { Pick } from './Pick';
import { ScopeWords } from './ScopeWords';

interface Props {
    known: Client;
    /** Rejects with the server's refusal. */
    onSave: (client: Client) => Promise<void>;
}

interface Wrong {
    readonly field?: keyof Draft;
    readonly words: string;
}

/** Fields of one text. */
type Text = Exclude<keyof Draft, 'kind' | 'proof' | 'purpose'>;

/** Everything that is registered of a client; what the server refuses stands at the field it is about. */
export function ClientForm({ known, onSave }: Props) {
    const { t } = messages.use();
    const [draft, setDraft] = useState(() => draftOf(known));
    const [wrong, setWrong] = useState<Wrong>();
    const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
    const people = draft.kind !== 'system';
    const field = (name: Text) => ({
        label: t(`field.${name}`),
        hint: t(`hint.${name}`),
        value: draft[name],
        error: wrong?.field === name ? wrong.words : undefined,
        onChange: (value: string) => set({ [name]: value }),
    });
    const send = async (event: FormEvent) => {
        event.preventDefault();
        setWrong(undefined);
        try {
            await onSave(clientOf(draft, known));
        } catch (refused) {
            setWrong(reasonOf(refused, t('hint.jwks')));
        }
    };
    const form = useRef<HTMLFormElement>(null);
    const alert = useRef<HTMLParagraphElement>(null);
    useEffect(() => {
        if (wrong) (form.current?.querySelector<HTMLElement>('[aria-invalid]') ?? alert.current)?.focus();
    }, [wrong]);
    const placed = wrong?.field && isShown(wrong.field, draft);
    return (
        <form ref={form} className="admin-form" onSubmit={(event) => void send(event)} noValidate>
            {wrong && (
                <p ref={alert} role="alert" tabIndex={-1} className="note red">
                    {t('refused')} {!placed && wrong.words}
                </p>
            )}
            <fieldset disabled={known.fixed} className="admin-fields">
                <Field {...field('name')} />
                <Pick
                    legend={t('kind')}
                    name="kind"
                    options={kinds.map((kind) => ({
                        value: kind,
                        text: t(`kind.${kind}`),
                        hint: t(`kind.${kind}.hint`),
                    }))}
                    value={draft.kind}
                    error={wrong?.field === 'kind' ? wrong.words : undefined}
                    onChoose={(kind) => set({ kind })}
                />
                {draft.kind !== 'app' && (
                    <Pick
                        legend={t('proof')}
                        name="proof"
                        options={proofs.map((proof) => ({ value: proof, text: t(`proof.${proof}`) }))}
                        value={draft.proof}
                        error={wrong?.field === 'proof' ? wrong.words : undefined}
                        onChoose={(proof) => set({ proof })}
                    />
                )}
                {draft.kind !== 'app' && draft.proof === 'jwks' && <Field {...field('jwks')} lines={8} code />}
                {draft.kind !== 'app' && draft.proof === 'jwks_uri' && <Field {...field('jwksUri')} code />}
                {people && <Field {...field('redirects')} lines={3} code />}
                {people && <Field {...field('launch')} code />}
                <Field {...field('scope')} lines={6} code />
                <ScopeWords scope={draft.scope} system={!people} />
                <label className="desk-field">
                    <span>{t('purpose')}</span>
                    <select value={draft.purpose} onChange={(event) => set({ purpose: event.target.value })}>
                        {(['', ...purposes] as const).map((purpose) => (
                            <option key={purpose} value={purpose}>
                                {t(`purpose.${purpose || 'none'}`)}
                            </option>
                        ))}
                    </select>
                </label>
                <Field {...field('address')} code />
                <Field {...field('contacts')} lines={2} />
                {!known.fixed && (
                    <p>
                        <button type="submit" className="button primary">
                            {t('save')}
                        </button>
                    </p>
                )}
            </fieldset>
        </form>
    );
}

function isShown(field: keyof Draft, { kind, proof }: Draft): boolean {
    if (field === 'proof') return kind !== 'app';
    if (field === 'jwks') return kind !== 'app' && proof === 'jwks';
    if (field === 'jwksUri') return kind !== 'app' && proof === 'jwks_uri';
    return kind !== 'system' || !['redirects', 'launch'].includes(field);
}

function reasonOf(refused: unknown, noJson: string): Wrong {
    if (refused instanceof SyntaxError) return { field: 'jwks', words: noJson };
    const words = refused instanceof Error ? refused.message : String(refused);
    return { field: refused instanceof JsonError ? fieldOf(words) : undefined, words };
}
