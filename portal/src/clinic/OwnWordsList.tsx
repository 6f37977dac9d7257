import { formatDate } from '../app/format';
import { messages } from './messages';
import { OpenAnswers } from './OpenAnswers';
import type { OwnWords } from './ownWords';

/** What the patient wrote; nothing when they wrote nothing. */
export function OwnWordsList({ words, onOpen }: { words: readonly OwnWords[]; onOpen: (response: string) => void }) {
    const { t, language } = messages.use();
    if (words.length === 0) return null;
    return (
        <section aria-labelledby="words-title" className="own-words">
            <h2 id="words-title">{t('ownWords')}</h2>
            {words.map((one) => (
                <figure key={one.response + one.question}>
                    <blockquote>{one.text}</blockquote>
                    <figcaption className="small soft">
                        {one.question} · {one.byRelative && `${t('byRelative')} · `}
                        <OpenAnswers response={one.response} date={formatDate(one.at, language)} onOpen={onOpen} />
                    </figcaption>
                </figure>
            ))}
        </section>
    );
}
