import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('writes numbers with a point, leaves holes empty and quotes what needs it', () => {
    expect(toCsv(['a', 'b', 'c'], [[1.5, undefined, 'x, "y"']])).toBe('a,b,c\r\n1.5,,"x, ""y"""\r\n');
});

it('lets no name become a formula', () => {
    expect(toCsv(['name'], [['=1+1']])).toBe("name\r\n'=1+1\r\n");
});
