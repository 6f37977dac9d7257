import { useState } from 'react';
import { messages } from './messages';

/** A secret, told this once: the server keeps only what is needed to recognise it. */
export function Secret({ secret }: { secret: string }) {
    const { t } = messages.use();
    const [copied, setCopied] = useState(false);
    const copy = () =>
        void navigator.clipboard.writeText(secret).then(
            () => setCopied(true),
            () => setCopied(false),
        );
    return (
        <section className="note amber" aria-labelledby="secret-title">
            <h2 id="secret-title">{t('secret')}</h2>
            <p>{t('secret.once')}</p>
            <p className="admin-secret">
                <code>{secret}</code>
                <button type="button" className="button" onClick={copy}>
                    {t('copy')}
                </button>
                <span role="status">{copied && t('copied')}</span>
            </p>
        </section>
    );
}
