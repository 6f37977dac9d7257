import { useState } from 'react';
import type { Role } from '../app/session';
import { messages } from './messages';
import { permissions, type Permission } from './scopes';

interface Props {
    scopes: readonly { scope: string }[];
    whose: Role;
}

/** What the app may do, line by line; each can be left out but for what nothing works without. */
export function ScopeChoice({ scopes, whose }: Props) {
    const { t, language } = messages.use();
    const asked = scopes.map(({ scope }) => scope);
    return (
        <fieldset className="approve-scopes">
            <legend>{t('may')}</legend>
            <ul className="plain-list">
                {permissions(asked, whose, language).map((permission) => (
                    <li key={permission.scopes.join(' ')}>
                        {permission.needed ? <Needed {...permission} /> : <Optional {...permission} />}
                    </li>
                ))}
            </ul>
            <p className="soft small">{t('untick')}</p>
        </fieldset>
    );
}

function Needed({ scopes, words }: Permission) {
    return (
        <div className="approve-scope">
            {scopes.map((scope) => (
                <input key={scope} type="hidden" name="scope" value={scope} />
            ))}
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="approve-tick">
                <path d="M5 12.5l4.5 4.5L19 7.5" />
            </svg>
            <span>{words}</span>
        </div>
    );
}

/** What we have no words for is left out unless it is ticked. */
function Optional({ scopes: [scope], words, only, unknown }: Permission) {
    const [allowed, setAllowed] = useState(!unknown);
    return (
        <label className="approve-scope">
            <input
                type="checkbox"
                name="scope"
                value={scope}
                checked={allowed}
                onChange={(event) => setAllowed(event.target.checked)}
            />
            <span>
                {words}
                {only.map((limit) => (
                    <span key={limit} className="approve-only">
                        {limit}
                    </span>
                ))}
            </span>
        </label>
    );
}
