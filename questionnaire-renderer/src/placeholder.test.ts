import type { Questionnaire } from 'fhir/r4';
import { expect, it } from 'vitest';
import { isPlaceholder } from './extensions';

const catalogue = Object.entries(
    import.meta.glob<Questionnaire>('../../instruments/src/main/resources/dk/stemme/instruments/*/questionnaire.json', {
        eager: true,
        import: 'default',
    }),
);
const saysSo = ({ item }: Questionnaire) => /^Placeholder for /.test(item?.[0]?.text ?? '');

it('the catalogue has forms with wording and frames without', () => {
    expect(new Set(catalogue.map(([, form]) => saysSo(form)))).toEqual(new Set([true, false]));
});

it.each(catalogue)('%s is a placeholder when its first text says so', (_path, form) => {
    expect(isPlaceholder(form)).toBe(saysSo(form));
});
