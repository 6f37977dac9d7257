import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal dialog, open as long as it is rendered. Escape closes it; focus returns to where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const heading = useId();
    useEffect(() => {
        const before = document.activeElement;
        dialog.current?.showModal();
        return () => (before as HTMLElement | null)?.focus?.();
    }, []);
    return (
        <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
            <h2 id={heading}>{title}</h2>
            {children}
        </dialog>
    );
}
