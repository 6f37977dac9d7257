import { useEffect, useState } from 'react';
import type { Month } from '../charts';
import { loadFigures, type Figure } from './figures';

/** Figures by unit; a unit that has none yet on this page is fetched as soon as it is asked for. */
export interface Figures {
    readonly byUnit: ReadonlyMap<string, readonly Figure[]>;
    readonly failed: boolean;
    readonly again: () => void;
}

const none: ReadonlyMap<string, readonly Figure[]> = new Map();

/** Keeps the monthly figures of all units asked for so far; a change of indicator begins anew. */
export function useFigures(indicator: string, units: readonly string[], from: Month): Figures {
    const [known, setKnown] = useState({ indicator, byUnit: none });
    const [failed, setFailed] = useState(false);
    const [attempt, setAttempt] = useState(0);
    const byUnit = known.indicator === indicator ? known.byUnit : none;
    const missing = units.filter((unit) => !byUnit.has(unit)).join(',');
    useEffect(() => {
        if (!missing) return undefined;
        let waiting = true;
        const wanted = missing.split(',');
        loadFigures(indicator, wanted, from).then(
            (figures) => {
                if (!waiting) return;
                setFailed(false);
                setKnown((before) => ({
                    indicator,
                    byUnit: added(before.indicator === indicator ? before.byUnit : none, wanted, figures),
                }));
            },
            () => waiting && setFailed(true),
        );
        return () => {
            waiting = false;
        };
    }, [indicator, missing, from, attempt]);
    return { byUnit, failed: failed && missing !== '', again: () => setAttempt((count) => count + 1) };
}

function added(before: Figures['byUnit'], units: readonly string[], figures: readonly Figure[]): Figures['byUnit'] {
    return new Map([
        ...before,
        ...units.map((unit) => [unit, figures.filter((figure) => figure.unit === unit)] as const),
    ]);
}
