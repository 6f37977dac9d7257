import { Link } from '../app/router';
import { messages } from './messages';

/** A page that is still being fetched, or could not be. */
export function Notice({ text, retry = false }: { text: string; retry?: boolean }) {
    const { t } = messages.use();
    return (
        <div className="page">
            <p role={retry ? 'alert' : 'status'}>{text}</p>
            {retry && (
                <p className="actions">
                    <button type="button" className="button primary" onClick={() => location.reload()}>
                        {t('again')}
                    </button>
                    <Link to="/patient">{t('home')}</Link>
                </p>
            )}
        </div>
    );
}
