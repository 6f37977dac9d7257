import type { ReactNode } from 'react';
import { languages, setLanguage } from './i18n';
import { messages } from './messages';
import { Link, navigate } from './router';
import { signOut, type Session } from './session';

const languageNames = { da: 'Dansk', en: 'English' };

/** What surrounds every page: skip link, demo banner, name, language, sign-out. */
export function Shell({ session, children }: { session: Session | undefined; children: ReactNode }) {
    const { t } = messages.use();
    return (
        <>
            <a className="skip-link visually-hidden" href="#main">
                {t('skip')}
            </a>
            <header className="shell no-print">
                {session?.demo && <p className="demo-banner">{t('demo')}</p>}
                <div className="shell-bar">
                    <Link to="/" className="brand">
                        <Mark />
                        {t('name')}
                    </Link>
                    <LanguageSwitch />
                    <SignedInAs session={session} />
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
        <button type="button" className="button quiet" lang={other} onClick={() => setLanguage(other)}>
            {languageNames[other]}
        </button>
    );
}

function SignedInAs({ session }: { session: Session | undefined }) {
    const { t } = messages.use();
    if (!session?.signedIn) return null;
    const leave = () => void signOut().then(() => navigate('/'));
    return (
        <div className="signed-in">
            <span className="signed-in-name soft small">{session.name}</span>
            <button type="button" className="button quiet" onClick={leave}>
                {t('signOut')}
            </button>
        </div>
    );
}

/** Two speech marks that lean towards each other: two people listening. */
function Mark() {
    return (
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="currentColor">
            <path d="M3 5h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H8l-4 4v-4H3a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" />
            <path
                d="M17 9h4a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-1v3l-3-3h-5a2 2 0 0 1-2-1.5h4a3 3 0 0 0 3-3z"
                opacity=".55"
            />
        </svg>
    );
}
