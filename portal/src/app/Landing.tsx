import { messages } from './messages';
import { Link } from './router';

export function Landing() {
    const { t } = messages.use();
    return (
        <div className="page landing">
            <h1>{t('landing.title')}</h1>
            <p className="lead">{t('landing.what')}</p>
            <p className="actions">
                <Link to="/sign-in" className="button primary">
                    {t('signIn')}
                </Link>
                <Link to="/open">{t('landing.open')}</Link>
            </p>
        </div>
    );
}
