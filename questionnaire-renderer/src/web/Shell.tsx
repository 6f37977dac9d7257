import type { ReactNode } from 'react';
import { languages, setLanguage } from '../i18n';
import { DemoBanner } from './DemoBanner';
import { messages } from './messages';
import { signOut, type Session } from './session';
import './shell.css';

const languageNames = { da: 'Dansk', en: 'English' };

interface ShellProps {
    session: Session | undefined;
    /** Where one is and the way to the start page, at the left of the bar. */
    place: ReactNode;
    onSignedOut: () => void;
    children: ReactNode;
}

/** What surrounds every page of an app: skip link, demo banner, place, language, sign-out. */
export function Shell({ session, place, onSignedOut, children }: ShellProps) {
    const { t } = messages.use();
    return (
        <>
            <a className="skip-link visually-hidden" href="#main">
                {t('skip')}
            </a>
            <header className="shell no-print">
                {session?.demo && <DemoBanner />}
                <div className="shell-bar">
                    {place}
                    <LanguageSwitch />
                    {session?.signedIn && <SignedInAs name={session.name} onSignedOut={onSignedOut} />}
                </div>
            </header>
            <main id="main" tabIndex={-1}>
                {children}
            </main>
        </>
    );
}

/** Offers the other language, in its own name. */
function LanguageSwitch() {
    const { language } = messages.use();
    const other = languages.find((one) => one !== language)!;
    return (
        <button type="button" className="button quiet language" lang={other} onClick={() => setLanguage(other)}>
            {languageNames[other]}
        </button>
    );
}

function SignedInAs({ name, onSignedOut }: { name: string; onSignedOut: () => void }) {
    const { t } = messages.use();
    return (
        <div className="signed-in">
            <span className="signed-in-name soft small">{name}</span>
            <button type="button" className="button quiet" onClick={() => void signOut().then(onSignedOut)}>
                {t('signOut')}
            </button>
        </div>
    );
}

/** The product's name and mark: two speech marks that lean towards each other, two people listening. */
export function Brand() {
    const { t } = messages.use();
    return (
        <>
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="currentColor">
                <path d="M3 5h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H8l-4 4v-4H3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" />
                <path
                    d="M17 9h4a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-1v3l-3-3h-5a2 2 0 0 1-2-1.5h4a3 3 0 0 0 3-3z"
                    opacity=".55"
                />
            </svg>
            {t('name')}
        </>
    );
}
