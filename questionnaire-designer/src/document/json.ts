/**
 * A number whose written form a JavaScript number would lose, such as `1.0` or `0.10`: FHIR decimals keep their digits.
 * It counts as a number everywhere and is written as it was read.
 */
class ExactNumber extends Number {
    constructor(readonly written: string) {
        super(written);
    }
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARK = '\u0001number:';
const MARKED = /"\\u0001number:([^"]*)"/g;

/** Reads a JSON document so that {@link writeJson} gives back every number with the digits it came with. */
export function readJson<T>(text: string): T {
    const marked = text.replace(STRING_OR_NUMBER, (token) =>
        token.startsWith('"') || String(Number(token)) === token ? token : JSON.stringify(MARK + token),
    );
    return JSON.parse(marked, (_key, value) =>
        typeof value === 'string' && value.startsWith(MARK) ? new ExactNumber(value.slice(MARK.length)) : value,
    ) as T;
}

/** Writes a document read by {@link readJson}. */
export function writeJson(value: unknown): string {
    function marked(this: Record<string, unknown>, key: string, plain: unknown) {
        const held = this[key];
        return held instanceof ExactNumber ? MARK + held.written : plain;
    }
    return JSON.stringify(value, marked).replace(MARKED, '$1');
}

/** The document with ordinary numbers, for code that only shows it. */
export function plainJson<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}
