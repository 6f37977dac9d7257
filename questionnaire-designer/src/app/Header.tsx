import { languages, setLanguage } from '@stemme/questionnaire-renderer/i18n';
import { Link } from '@stemme/questionnaire-renderer/router';
import { signOut } from '@stemme/questionnaire-renderer/session';
import { useMessages } from '../messages';

/** The line above every page: where one is, who one is, and the other language. */
export function Header({ name }: { name?: string | undefined }) {
    const { t, language } = useMessages();
    const other = languages.find((one) => one !== language)!;
    return (
        <header className="app-header">
            <a className="visually-hidden" href="#content">
                {t('skip')}
            </a>
            <a className="brand" href="/">
                {t('home')}
            </a>
            <Link className="app-link" to="/designer/">{t('app')}</Link>
            <span className="person soft small">{name}</span>
            <button type="button" className="button quiet" lang={other} onClick={() => setLanguage(other)}>
                {t(`language-${other}`)}
            </button>
            {name && (
                <button type="button" className="button quiet" onClick={() => void signOut().then(() => location.assign('/'))}>
                    {t('sign-out')}
                </button>
            )}
        </header>
    );
}
