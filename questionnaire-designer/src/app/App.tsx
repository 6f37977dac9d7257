import { Link, match, usePath } from '@stemme/questionnaire-renderer/router';
import { signOut, useSession, type Session } from '@stemme/questionnaire-renderer/session';
import { Brand, Shell } from '@stemme/questionnaire-renderer/shell';
import { Editor } from '../editor/Editor';
import { QuestionnaireList } from '../list/QuestionnaireList';
import { useMessages } from '../messages';
import { NotFound } from './Failed';

/** The designer: everything under `/designer/`, for authors only. */
export function App() {
    const session = useSession();
    return (
        <Shell session={session} place={<Place />} onSignedOut={() => location.assign('/')}>
            {session && (isAuthor(session) ? <Page /> : <SignIn session={session} />)}
        </Shell>
    );
}

/** The start page belongs to the portal, so it is loaded anew. */
function Place() {
    const { t } = useMessages();
    return (
        <>
            <a className="brand" href="/">
                <Brand />
            </a>
            <Link className="app-link" to="/designer/">
                {t('app')}
            </Link>
        </>
    );
}

const isAuthor = (session: Session) => session.signedIn && session.role === 'author';

function Page() {
    const path = usePath();
    const one = match('/designer/:id', path);
    if (one) return <Editor key={one.id} id={one.id!} />;
    return match('/designer', path) ? <QuestionnaireList /> : <NotFound />;
}

/** Signing in happens in the portal. Whoever is signed in already is signed out first, or would be sent straight back. */
function SignIn({ session }: { session: Session }) {
    const { t } = useMessages();
    const signIn = `/sign-in?continue=${encodeURIComponent(usePath())}`;
    return (
        <section className="page narrow">
            <h1>{t('sign-in-title')}</h1>
            <p>{session.signedIn ? t('not-author-text', { name: session.name }) : t('sign-in-text')}</p>
            {session.signedIn ? (
                <button className="button primary" onClick={() => void signOut().then(() => location.assign(signIn))}>
                    {t('sign-in-other')}
                </button>
            ) : (
                <a className="button primary" href={signIn}>
                    {t('sign-in')}
                </a>
            )}
        </section>
    );
}
