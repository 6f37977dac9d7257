import type { Questionnaire } from 'fhir/r4';
import { expect, test } from 'vitest';
import { withText } from '../document/text';
import { emptyDraft } from '../document/versions';
import { families, matches, titleOf } from './families';

const version = (name: string, number: string, title = name): Questionnaire => ({
    ...emptyDraft(name, title, 'prom'),
    version: number,
});

test('versions of one address stand together, newest first', () => {
    const found = families([version('b', '1.9.0'), version('a', '1.0.0'), version('b', '1.10.0')]);
    expect(found.map((family) => [family.url.at(-1), ...family.versions.map((one) => one.version)])).toEqual([
        ['b', '1.10.0', '1.9.0'],
        ['a', '1.0.0'],
    ]);
});

test('the title is shown in the language asked for, else in its own, else as the short name', () => {
    const wound = withText(version('wound', '1.0.0', 'Wound check'), 'title', 'da', 'en', 'Sårtjek');
    expect([titleOf(wound, 'da'), titleOf(wound, 'en'), titleOf(version('x', '1.0.0', ''), 'da')]).toEqual([
        'Sårtjek',
        'Wound check',
        'x',
    ]);
});

test.each([
    ['', true],
    ['sår', true],
    ['CHECK wound', true],
    ['prom', true],
    ['knee', false],
])('searching "%s" finds it: %s', (search, found) => {
    const wound = withText(version('wound', '1.0.0', 'Wound check'), 'title', 'da', 'en', 'Sårtjek');
    expect(matches(families([wound])[0]!, search)).toBe(found);
});
