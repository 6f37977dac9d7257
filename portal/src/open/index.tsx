import './open.css';
import { Link } from '../app/router';
import { messages } from './messages';

/** The public page. Figures for the public exist only as releases; it says so while there is none. */
export default function Open() {
    const { t } = messages.use();
    return (
        <div className="page">
            <h1>{t('title')}</h1>
            <section className="note" aria-labelledby="none">
                <h2 id="none">{t('none.title')}</h2>
                <p>{t('none.text')}</p>
            </section>
            <section aria-labelledby="measures" className="open-section">
                <h2 id="measures">{t('measures.title')}</h2>
                {(['prom', 'prem', 'figures'] as const).map((part) => (
                    <div key={part}>
                        <h3>{t(`measures.${part}`)}</h3>
                        <p>{t(`measures.${part}Text`)}</p>
                    </div>
                ))}
            </section>
            <section aria-labelledby="safe" className="open-section">
                <h2 id="safe">{t('safe.title')}</h2>
                <ul>
                    {(['few', 'apart', 'rank'] as const).map((part) => (
                        <li key={part}>{t(`safe.${part}`)}</li>
                    ))}
                </ul>
            </section>
            <p>
                <Link to="/">{t('back')}</Link>
            </p>
        </div>
    );
}
