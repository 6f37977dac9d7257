import { useEffect, useState } from 'react';
import { formatNumber } from './format';
import { messages } from './messages';

/** How many of the demo's invented responses are in place; `done` when all else is too. */
interface Progress {
    responses: number;
    of: number;
    done: boolean;
}

/** Says that everything is invented, and how far the demo has come while it is still filling up. */
export function DemoBanner() {
    const { t, language } = messages.use();
    const { responses, of } = useUnfinished() ?? { responses: 0, of: 0 };
    const number = (value: number) => formatNumber(value, language);
    const words = t('demo.progress', { responses: number(responses), of: number(of) });
    return (
        <div className="demo-banner">
            <p>{of > 0 ? `${t('demo')} · ${words}` : t('demo')}</p>
            {of > 0 && <progress aria-label={words} value={responses} max={of} />}
        </div>
    );
}

const pause = 2000; // ms

/** Asks the server until the demo is complete, or cannot say. */
function useUnfinished(): Progress | undefined {
    const [progress, setProgress] = useState<Progress>();
    useEffect(() => {
        const leaving = new AbortController();
        let next: ReturnType<typeof setTimeout>;
        const ask = async () => {
            const found = await progressNow(leaving.signal);
            if (leaving.signal.aborted) return;
            const unfinished = found?.done === false ? found : undefined;
            setProgress(unfinished);
            if (unfinished) next = setTimeout(ask, pause);
        };
        void ask();
        return () => {
            leaving.abort();
            clearTimeout(next);
        };
    }, []);
    return progress;
}

const progressNow = (signal: AbortSignal): Promise<Progress | undefined> =>
    fetch('/demo/progress', { signal })
        .then((response) => (response.ok ? response.json() : undefined))
        .catch(() => undefined);
