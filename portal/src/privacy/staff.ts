import type { Practitioner, RelatedPerson } from 'fhir/r4';

/** A name as it is spoken, with title: `Mette Holm`. */
export function staffName(person: Practitioner | RelatedPerson): string {
    const [name] = person.name ?? [];
    const parts = [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family];
    return name?.text ?? (parts.filter(Boolean).join(' ') || `${person.resourceType}/${person.id}`);
}
