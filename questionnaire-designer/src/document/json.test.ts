import { expect, test } from 'vitest';
import { plainJson, readJson, writeJson } from './json';

test.each(['1.0', '0.10', '-2.50', '1e3', '12345678901234567890', '0.1', '7'])(
    '%s is written as it was read',
    (number) => {
        expect(writeJson(readJson(`{"a":[${number}]}`))).toBe(`{"a":[${number}]}`);
    },
);

test('digits inside a text are left alone', () => {
    const text = '{"a":"1.0 and \\"2.00\\" \\\\","b":"1.0"}';
    expect(writeJson(readJson(text))).toBe(text);
});

test('a number with kept digits still counts as a number', () => {
    const { weight } = readJson<{ weight: number }>('{"weight":1.50}');
    expect(Number(weight)).toBe(1.5);
    expect(weight > 1).toBe(true);
    expect(plainJson({ weight })).toEqual({ weight: 1.5 });
});
