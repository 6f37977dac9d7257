// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');

function tokensOf(block: string): Record<string, string> {
    return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

const light = tokensOf(css.slice(0, css.indexOf('@media')));
const dark = tokensOf(css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('prefers-contrast')));

/** Contrast of two colours by WCAG 2.2, relative luminance of sRGB. */
function contrast(one: string, other: string): number {
    const luminance = (colour: string) => {
        const [r, g, b] = [1, 3, 5].map((at) => {
            const part = parseInt(colour.slice(at, at + 2), 16) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        }) as [number, number, number];
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
    return (high + 0.05) / (low + 0.05);
}

const text = ['ink', 'ink-soft', 'accent', 'accent-strong', 'red', 'amber', 'green'];
const graphics = ['control', 'focus'];

describe.each([
    ['light', light],
    ['dark', dark],
])('the %s colours', (_name, tokens) => {
    it.each(text)('%s is readable as text on page and panel', (name) => {
        expect(contrast(tokens[name]!, tokens.paper!)).toBeGreaterThan(4.5);
        expect(contrast(tokens[name]!, tokens['paper-tint']!)).toBeGreaterThan(4.5);
    });

    it.each(graphics)('%s can be seen', (name) => {
        expect(contrast(tokens[name]!, tokens.paper!)).toBeGreaterThan(3);
    });

    it.each(['red', 'amber', 'green', 'accent'])('%s is readable on its own tint, and so is ink', (name) => {
        expect(contrast(tokens[name]!, tokens[`${name}-tint`]!)).toBeGreaterThan(4.5);
        expect(contrast(tokens.ink!, tokens[`${name}-tint`]!)).toBeGreaterThan(4.5);
    });

    it('the words on a button are readable', () => {
        expect(contrast(tokens['on-accent']!, tokens.accent!)).toBeGreaterThan(4.5);
    });
});

// contrast on white, as the design states it
it.each([
    ['ink', 15.5],
    ['ink-soft', 7.1],
    ['accent', 7.8],
    ['accent-strong', 11.5],
    ['control', 4.2],
    ['red', 7.5],
    ['amber', 6.4],
    ['green', 6.5],
    ['focus', 5.5],
])('%s has contrast %d on white', (name, stated) => {
    expect(contrast(light[name]!, '#ffffff')).toBeCloseTo(stated, 0);
});
