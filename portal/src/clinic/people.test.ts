import { expect, it } from 'vitest';
import { ageOf, nameOf } from './people';

it.each([
    ['1948-03-02', '2026-03-01', 77],
    ['1948-03-02', '2026-03-02', 78],
    ['2004-02-29', '2026-02-28', 21],
])('somebody born %s is on %s %d years old', (birthDate, today, age) => {
    expect(ageOf({ resourceType: 'Patient', birthDate }, new Date(`${today}T12:00:00`))).toBe(age);
});

it('an age is not guessed from a year of birth', () => {
    expect(ageOf({ resourceType: 'Patient', birthDate: '1948' }, new Date())).toBeUndefined();
});

it('the official name goes before others', () => {
    const name = [
        { use: 'nickname' as const, given: ['Kaj'] },
        { use: 'official' as const, given: ['Karl', 'Aage'], family: 'Holm' },
    ];
    expect(nameOf({ resourceType: 'Patient', name })).toBe('Karl Aage Holm');
});

it('somebody without a name can still be opened', () => {
    expect(nameOf({ resourceType: 'Patient', id: '7' })).toBe('Patient 7');
});
