import { match, usePath } from '@stemme/questionnaire-renderer/router';
import { useSession, type Session } from '@stemme/questionnaire-renderer/session';
import { Editor } from '../editor/Editor';
import { QuestionnaireList } from '../list/QuestionnaireList';
import { useMessages } from '../messages';
import { NotFound } from './Failed';
import { Header } from './Header';

/** The designer: everything under `/designer/`, for authors only. */
export function App() {
    const session = useSession();
    return (
        <>
            <Header name={session?.signedIn ? session.name : undefined} />
            <main id="content">{session && (isAuthor(session) ? <Page /> : <SignIn session={session} />)}</main>
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
