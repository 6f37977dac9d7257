import { Suspense, useEffect, useRef, useState } from 'react';
import { areaOf, audience, home, pages, type Area } from './areas';
import { takeContinuation } from './continuation';
import { Failure } from './Failure';
import { Landing } from './Landing';
import { messages } from './messages';
import { navigate, usePath } from './router';
import { useSession, type Role, type Session } from './session';
import { Shell } from './Shell';
import { SignIn } from './SignIn';
import { useTitle } from './useTitle';

export function App() {
    const path = usePath();
    const session = useSession();
    const area = areaOf(path);
    useEffect(() => {
        document.documentElement.dataset.area = area ?? 'app';
    }, [area]);
    useNewPage(path);
    return (
        <Shell session={session}>
            <Failure key={path}>
                <Suspense fallback={<Loading />}>
                    {session ? <Page path={path} area={area} session={session} /> : <Loading />}
                </Suspense>
            </Failure>
        </Shell>
    );
}

/** After a change of page a screen reader starts at the content; the first page is left alone. */
function useNewPage(path: string): void {
    const shown = useRef(path);
    useEffect(() => {
        if (shown.current === path) return;
        shown.current = path;
        document.getElementById('main')?.focus({ preventScroll: true });
    }, [path]);
}

function Page({ path, area, session }: { path: string; area: Area | undefined; session: Session }) {
    if (area) return <AreaPage area={area} session={session} />;
    if (path === '/sign-in') return <SignIn session={session} />;
    if (path !== '/') return <NotFound />;
    return session.signedIn ? <Onwards role={session.role} /> : <Landing />;
}

/** Where somebody was going before they signed in, else where their role starts. */
function Onwards({ role }: { role: Role }) {
    const [to] = useState(() => takeContinuation() ?? home[role]);
    return <GoTo to={to} />;
}

function AreaPage({ area, session }: { area: Area; session: Session }) {
    const whose = audience[area];
    const AreaPages = pages[area];
    if (whose === 'everybody') return <AreaPages />;
    if (!session.signedIn)
        return <GoTo to={`/sign-in?continue=${encodeURIComponent(location.pathname + location.search)}`} />;
    if (whose !== 'signedIn' && whose !== session.role) return <NotYours name={session.name} to={home[session.role]} />;
    return <AreaPages />;
}

/** Leaves for another page of the portal, or for what is not one of its pages: the designer, an app's sign-in. */
export function GoTo({ to }: { to: string }) {
    useEffect(() => {
        const { pathname } = new URL(to, location.origin);
        if (areaOf(pathname) || ['/', '/sign-in'].includes(pathname)) navigate(to, { replace: true });
        else location.replace(to);
    }, [to]);
    return <Loading />;
}

function Loading() {
    const { t } = messages.use();
    return (
        <p className="page soft" role="status">
            {t('loading')}
        </p>
    );
}

function NotFound() {
    const { t } = messages.use();
    useTitle(t('notFound.title'));
    return (
        <div className="page">
            <h1>{t('notFound.title')}</h1>
            <a href="/">{t('home')}</a>
        </div>
    );
}

function NotYours({ name, to }: { name: string; to: string }) {
    const { t } = messages.use();
    return (
        <div className="page">
            <h1>{t('notYours.title')}</h1>
            <p>{t('notYours.text', { name })}</p>
            <a href={to}>{t('home')}</a>
        </div>
    );
}
