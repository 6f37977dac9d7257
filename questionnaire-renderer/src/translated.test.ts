import { describe, expect, it } from 'vitest';
import { danish } from './test/forms';
import { translated } from './translated';

const item = { text: 'Feeling sad', _text: danish('Trist') };

describe('a translated text', () => {
    it.each([
        ['da', 'Trist'],
        ['da-DK', 'Trist'],
        ['en', 'Feeling sad'],
        ['sv', 'Feeling sad'],
    ])('in %s reads %s', (language, text) => {
        expect(translated(item, 'text', language)).toBe(text);
    });

    it('is empty where there is no text', () => {
        expect(translated({ text: undefined }, 'text', 'da')).toBe('');
    });

    it('may be a translation alone', () => {
        expect(translated({ text: undefined, _text: danish('Kun dansk') }, 'text', 'da')).toBe('Kun dansk');
    });
});
