import { expect, test } from 'vitest';
import { example } from './example';
import { compareVersions, emptyDraft, idOf, isShortName, kindOf, newVersion, nextVersion, type Step } from './versions';

test.each<[string | undefined, Step, string]>([
    ['1.0.0', 'minor', '1.1.0'],
    ['1.9.3', 'minor', '1.10.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'major', '2.0.0'],
    ['2.0.0-draft', 'patch', '2.0.1'],
    ['1.0.0+aarhus', 'minor', '1.1.0+aarhus'],
    ['2019', 'minor', '1.0.0'],
    [undefined, 'minor', '1.0.0'],
])('%s and a %s step give %s', (version, step, expected) => {
    expect(nextVersion(version, step)).toBe(expected);
});

test.each([
    ['phq9', '1.0.0', 'phq9-1.0.0'],
    ['koos_jr', '1.1.0', 'koos-jr-1.1.0'],
    ['euroqol', '1.0.0+aarhus', 'euroqol-1.0.0-aarhus'],
])('%s in version %s has the id %s', (name, version, id) => {
    expect(idOf(name, version)).toBe(id);
});

test.each([
    ['wound_check', true],
    ['a', true],
    ['Wound', false],
    ['9lives', false],
    ['sår', false],
    ['a-b', false],
    ['', false],
])('"%s" as a short name: %s', (name, allowed) => {
    expect(isShortName(name)).toBe(allowed);
});

test('a variant is older than the version it differs from, and one with added texts newer', () => {
    const ordered = ['1.0.0-half', '1.0.0', '1.0.0+aarhus', '1.1.0'];
    expect(ordered.toReversed().toSorted(compareVersions)).toEqual(ordered);
});

test('versions are ordered as numbers', () => {
    expect(['1.10.0', '1.9.0', '1.2.0'].sort(compareVersions)).toEqual(['1.2.0', '1.9.0', '1.10.0']);
});

test('a new questionnaire is a draft in version 1.0.0 under our address', () => {
    const draft = emptyDraft('wound_check', 'Wound check', 'prom');
    expect(draft).toMatchObject({
        id: 'wound-check-1.0.0',
        url: 'https://stemme.example/fhir/Questionnaire/wound_check',
        version: '1.0.0',
        name: 'WoundCheck',
        status: 'draft',
    });
    expect(kindOf(draft)).toBe('prom');
});

test('a new version copies everything but the bookkeeping of the old one', () => {
    const { meta, date: _date, ...rest } = example();
    expect(newVersion(example(), '1.1.0')).toEqual({
        ...rest,
        id: 'wound-check-1.1.0',
        version: '1.1.0',
        status: 'draft',
        meta: { profile: meta!.profile },
    });
});
