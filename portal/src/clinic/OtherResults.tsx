import type { ReactNode } from 'react';
import { formatDate } from '../app/format';
import { messages } from './messages';
import { OpenAnswers } from './OpenAnswers';
import type { OtherResult } from './record';

interface Props {
    results: readonly OtherResult[];
    onOpen: (response: string) => void;
    /** What is seldom looked for, below the results. */
    children: ReactNode;
}

/** Results without a scale: flags and profiles. */
export function OtherResults({ results, onOpen, children }: Props) {
    const { t, language } = messages.use();
    const words = ({ value, missing }: OtherResult) => {
        if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
        return value ?? (missing ? t('notScored', { reason: missing }) : t('notScoredUnknown'));
    };
    if (results.length === 0 && !children) return null;
    return (
        <section aria-labelledby="others-title" className="other-results">
            <h2 id="others-title">{t('otherResults')}</h2>
            {results.length > 0 && (
                <dl>
                    {results.map((result) => (
                        <div key={result.code}>
                            <dt>{result.title}</dt>
                            <dd>
                                <b>{words(result)}</b>{' '}
                                {result.response && (
                                    <OpenAnswers
                                        response={result.response}
                                        date={formatDate(result.at, language)}
                                        onOpen={onOpen}
                                    />
                                )}
                            </dd>
                        </div>
                    ))}
                </dl>
            )}
            {children}
        </section>
    );
}
