import { useEffect } from 'react';

/** Names the page in the browser's tab and history; the product's name alone where a page says nothing. */
export function useTitle(title: string | undefined): void {
    useEffect(() => {
        document.title = title ? `${title} – Stemme` : 'Stemme';
        return () => {
            document.title = 'Stemme';
        };
    }, [title]);
}
