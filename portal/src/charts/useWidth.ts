import { useCallback, useState } from 'react';

/**
 * Width in CSS pixels of the element that gets the returned ref, as it changes; `fallback` until it is known. So a
 * chart is drawn at the size it is shown, and its words keep their size.
 */
export function useWidth(fallback: number): [(element: Element | null) => (() => void) | undefined, number] {
    const [width, setWidth] = useState(fallback);
    const measure = useCallback((element: Element | null) => {
        if (!element || typeof ResizeObserver === 'undefined') return undefined;
        const observer = new ResizeObserver(([entry]) => {
            const measured = Math.round(entry?.contentRect.width ?? 0);
            if (measured > 0) setWidth(measured);
        });
        observer.observe(element);
        return () => observer.disconnect();
    }, []);
    return [measure, width];
}
