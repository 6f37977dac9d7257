import type { Questionnaire } from 'fhir/r4';
import { expect, test } from 'vitest';
import { compact } from '../test/compact';
import { readJson, writeJson } from './json';
import { problems } from './problems';

const catalogue = import.meta.glob<string>(
    '../../../instruments/src/main/resources/dk/stemme/instruments/*/questionnaire.json',
    {
        query: '?raw',
        import: 'default',
        eager: true,
    },
);

const instruments = Object.entries(catalogue).map(([file, text]) => [file.split('/').at(-2)!, text] as const);

test.each(instruments)('%s is written as it was read', (_name, text) => {
    expect(writeJson(readJson(text))).toBe(compact(text));
});

test.each(instruments)('%s has nothing to mend', (_name, text) => {
    const found = problems(readJson<Questionnaire>(text));
    expect(found.filter((problem) => problem.severity === 'error')).toEqual([]);
});
