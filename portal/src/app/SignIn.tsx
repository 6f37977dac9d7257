import { useEffect, useState } from 'react';
import { GoTo } from './App';
import { home } from './areas';
import { keepContinuation, localPath } from './continuation';
import { messages } from './messages';
import { useQuery } from './router';
import { useTitle } from './useTitle';
import { signIn, type Role, type Session } from './session';

interface Person {
    username: string;
    name: string;
    role: Role;
    title: { en: string; da: string };
}

const roles: readonly Role[] = ['patient', 'clinician', 'quality', 'author', 'administrator'];

export function SignIn({ session }: { session: Session }) {
    const { t } = messages.use();
    useTitle(t('signIn.title'));
    const onwards = localPath(useQuery().get('continue'));
    if (session.signedIn) return <GoTo to={onwards ?? home[session.role]} />;
    return (
        <div className="page sign-in">
            <h1>{t('signIn.title')}</h1>
            {session.demo ? <DemoPeople /> : <OwnSignIn onwards={onwards} />}
        </div>
    );
}

function OwnSignIn({ onwards }: { onwards: string | undefined }) {
    const { t } = messages.use();
    const failed = useQuery().has('failed');
    return (
        <>
            {failed && (
                <p role="alert" className="note red">
                    {t('signIn.failed')}
                </p>
            )}
            <p>{t('signIn.own')}</p>
            <a className="button primary" href="/oauth2/authorization/stemme" onClick={() => keepContinuation(onwards)}>
                {t('signIn.go')}
            </a>
        </>
    );
}

function DemoPeople() {
    const { t } = messages.use();
    const [people, setPeople] = useState<Person[]>([]);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        fetch('/demo/people')
            .then((response) => response.json())
            .then(setPeople)
            .catch(() => setFailed(true));
    }, []);
    const choose = (person: Person) => void signIn(person.username).catch(() => setFailed(true));
    return (
        <>
            <p className="note amber">{t('signIn.demo')}</p>
            {failed && <p role="alert">{t('signIn.failed')}</p>}
            {roles.map((role) => (
                <PeopleOf
                    key={role}
                    role={role}
                    people={people.filter((person) => person.role === role)}
                    choose={choose}
                />
            ))}
        </>
    );
}

function PeopleOf({ role, people, choose }: { role: Role; people: Person[]; choose: (person: Person) => void }) {
    const { t, language } = messages.use();
    if (people.length === 0) return null;
    return (
        <section>
            <h2>{t(`role.${role}`)}</h2>
            <ul className="plain-list people">
                {people.map((person) => (
                    <li key={person.username}>
                        <button type="button" className="person" onClick={() => choose(person)}>
                            <strong>{person.name}</strong>
                            <span className="soft">{person.title[language]}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
