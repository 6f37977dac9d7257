import type { Concern } from './concern';
import { messages } from './messages';

/** Each level has its own shape, so that it is told apart without colour. */
const shapes: Record<Concern, string> = {
    critical: 'M5.5 1h7l4.5 4.5v7L12.5 17h-7L1 12.5v-7z',
    red: 'M9 1l8.5 15.5h-17z',
    yellow: 'M9 .5L17.5 9 9 17.5 .5 9z',
    green: 'M9 1a8 8 0 1 1 0 16a8 8 0 1 1 0-16z',
    none: 'M9 2a7 7 0 1 1 0 14a7 7 0 1 1 0-14z',
};

const signs: Record<Concern, string> = {
    critical: 'M9 4.5v5.5M9 12.5v1.5',
    red: 'M9 6.5v4.5M9 13v1.5',
    yellow: 'M9 5v5M9 12v1.5',
    green: 'M5 9l3 3 5-6',
    none: 'M6 9h6',
};

/** What the threshold rules found, as shape, colour and word. */
export function ConcernMark({ concern }: { concern: Concern }) {
    const { t } = messages.use();
    return (
        <span className={`concern ${concern}`}>
            <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
                <path className="concern-shape" d={shapes[concern]} />
                <path className="concern-sign" d={signs[concern]} />
            </svg>
            {t(`concern.${concern}`)}
        </span>
    );
}
