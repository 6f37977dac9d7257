import { describe, expect, it } from 'vitest';
import formDa from '../messages.da.json';
import formEn from '../messages.en.json';
import webDa from '../web/messages.da.json';
import webEn from '../web/messages.en.json';

const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe.each<[string, Record<string, string>, Record<string, string>]>([
    ['forms', formEn, formDa],
    ['every app', webEn, webDa],
])('the words of %s', (_of, en, da) => {
    it.each(Object.keys(en))('say the same in Danish and English: %s', (key) => {
        expect(values(da[key]!)).toEqual(values(en[key]!));
    });
});
