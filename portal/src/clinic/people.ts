import type { Patient } from 'fhir/r4';

/** A patient's official or usual name as it is spoken: given names, then family name; without one what the record calls them. */
export function nameOf(patient: Patient): string {
    const name = patient.name?.find((one) => one.use === 'official') ?? patient.name?.[0];
    const spoken = name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
    return spoken || `Patient ${patient.id ?? ''}`.trim();
}

/** Whole years on that day; undefined when the birth date is unknown or only a year. */
export function ageOf(patient: Patient, today: Date): number | undefined {
    const [year, month, day] = (patient.birthDate ?? '').split('-').map(Number);
    if (!year || !month || !day) return undefined;
    const beforeBirthday = today.getMonth() + 1 < month || (today.getMonth() + 1 === month && today.getDate() < day);
    return today.getFullYear() - year - (beforeBirthday ? 1 : 0);
}
