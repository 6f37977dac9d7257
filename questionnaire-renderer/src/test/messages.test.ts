import { describe, expect, it } from 'vitest';
import da from '../messages.da.json';
import en from '../messages.en.json';

const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe('the words of the renderer', () => {
    it.each(Object.keys(en) as (keyof typeof en)[])('say the same in Danish and English: %s', (key) => {
        expect(values(da[key])).toEqual(values(en[key]));
    });
});
