import { Link } from '../app/router';
import { messages } from './messages';

/** From one page about one's data to the other, and home. */
export function PrivacyLinks({ here }: { here: 'seen' | 'sharing' }) {
    const { t } = messages.use();
    return (
        <nav className="privacy-links no-print">
            {here === 'seen' ? (
                <Link to="/patient/sharing">{t('sharing.title')}</Link>
            ) : (
                <Link to="/patient/seen">{t('seen.title')}</Link>
            )}
            <Link to="/patient">{t('home')}</Link>
        </nav>
    );
}
