import { Link, match, usePath } from '@stemme/questionnaire-renderer/router';
import { useSession, type Session } from '@stemme/questionnaire-renderer/session';
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

function SignIn({ session }: { session: Session }) {
    const { t } = useMessages();
    const path = usePath();
    return (
        <section className="page narrow">
            <h1>{t('sign-in-title')}</h1>
            <p>{session.signedIn ? t('not-author-text', { name: session.name }) : t('sign-in-text')}</p>
            <a className="button primary" href={`/sign-in?then=${encodeURI(path)}`}>
                {session.signedIn ? t('sign-in-other') : t('sign-in')}
            </a>
        </section>
    );
}
