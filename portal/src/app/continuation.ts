const key = 'stemme.continue';

/** A path of this site and nothing else: the address of another would lead people away after they signed in. */
export function localPath(path: string | null): string | undefined {
    return path && /^\/(?![/\\])/.test(path) && new URL(path, location.origin).origin === location.origin
        ? path
        : undefined;
}

/** Keeps where somebody was going while they sign in elsewhere, with the outside issuer; for this tab only. */
export function keepContinuation(path: string | undefined): void {
    if (path) sessionStorage.setItem(key, path);
}

/** Where somebody was going before they signed in; only once. */
export function takeContinuation(): string | undefined {
    const kept = localPath(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    return kept;
}
