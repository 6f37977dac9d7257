/** A JSON text without the white space between its tokens. */
export const compact = (text: string) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
