import { expect, test } from 'vitest';
import { textIn, withText } from './text';
import { example } from './example';

test.each([
    ['en', 'Wound check'],
    ['da', 'Sårtjek'],
    ['de', ''],
])('the title in %s is "%s"', (language, title) => {
    expect(textIn(example(), 'title', language, 'en')).toBe(title);
});

test('one translation changes and everything beside it stays', () => {
    const before = example();
    const after = withText(before, 'title', 'da', 'en', 'Sårkontrol');
    expect(textIn(after, 'title', 'da', 'en')).toBe('Sårkontrol');
    expect(textIn(after, 'title', 'kl', 'en')).toBe('Ikiaq');
    expect(after._title?.id).toBe('title-element');
    expect(withText(after, 'title', 'da', 'en', 'Sårtjek')).toEqual(before);
});

test('an emptied translation leaves nothing behind', () => {
    const item = { text: 'Pain' };
    expect(withText(withText(item, 'text', 'da', 'en', 'Smerte'), 'text', 'da', 'en', '')).toEqual(item);
});

test('an emptied text leaves its translation', () => {
    const item = withText({ text: 'Pain' }, 'text', 'da', 'en', 'Smerte');
    const emptied = withText(item, 'text', 'en', 'en', '');
    expect(Object.keys(emptied)).toEqual(['_text']);
});

test('in a Danish questionnaire the field itself is Danish', () => {
    const item = withText({ text: 'Smerte' }, 'text', 'en', 'da', 'Pain');
    expect([textIn(item, 'text', 'da', 'da'), textIn(item, 'text', 'en', 'da')]).toEqual(['Smerte', 'Pain']);
});
