import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

const listeners = new Set<() => void>();
const changed = () => listeners.forEach((listener) => listener());
addEventListener('popstate', changed);

const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
};

/** Path of the current page, without query. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

/** Query of the current page. */
export function useQuery(): URLSearchParams {
    return new URLSearchParams(useSyncExternalStore(subscribe, () => location.search));
}

/** Shows another page of the app. `replace` leaves no step to go back to. */
export function navigate(to: string, { replace = false } = {}): void {
    history[replace ? 'replaceState' : 'pushState'](null, '', to);
    changed();
    if (!replace) scrollTo(0, 0);
}

/** `match('/clinic/:patient', '/clinic/7')` is `{ patient: '7' }`; undefined when the path is another. */
export function match<P extends string>(pattern: P, path: string): Record<string, string> | undefined {
    const names = pattern.split('/').filter(Boolean);
    const parts = path.split('/').filter(Boolean);
    if (names.length !== parts.length) return undefined;
    const values: Record<string, string> = {};
    const fits = names.every((name, index) => {
        const part = decodeURIComponent(parts[index] ?? '');
        if (name.startsWith(':')) values[name.slice(1)] = part;
        return name.startsWith(':') || name === part;
    });
    return fits ? values : undefined;
}

/** A link that changes the page without loading it again; with a modifier key it is an ordinary link. */
export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
    const follow = (event: MouseEvent<HTMLAnchorElement>) => {
        onClick?.(event);
        if (
            event.defaultPrevented ||
            event.button !== 0 ||
            event.metaKey ||
            event.ctrlKey ||
            event.shiftKey ||
            event.altKey
        )
            return;
        event.preventDefault();
        navigate(to);
    };
    return <a href={to} onClick={follow} {...rest} />;
}
