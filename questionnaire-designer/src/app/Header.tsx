import { languages, setLanguage } from '@stemme/questionnaire-renderer/i18n';
import { Link } from '@stemme/questionnaire-renderer/router';
import { useMessages } from '../messages';

/** The line above every page: where one is, who one is, and the language. */
export function Header({ name }: { name?: string | undefined }) {
    const { t, language } = useMessages();
    return (
        <header className="app-header">
            <a className="visually-hidden" href="#content">
                {t('skip')}
            </a>
            <a className="brand" href="/">
                {t('home')}
            </a>
            <Link to="/designer/">{t('app')}</Link>
            {name && <span className="soft person">{name}</span>}
            <select
                className="language"
                aria-label={t('language')}
                value={language}
                onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'da')}
            >
                {languages.map((one) => (
                    <option key={one} value={one} lang={one}>
                        {t(`language-${one}`)}
                    </option>
                ))}
            </select>
        </header>
    );
}
