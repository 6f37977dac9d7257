import type { Coding, Extension } from 'fhir/r4';

const base = 'https://stemme.example/fhir';

/** Address of an extension of ours: `extensionUrl('band')`. */
export const extensionUrl = (name: string): string => `${base}/StructureDefinition/${name}`;

/** Address of a code system of ours: `system('score')`. */
export const system = (name: string): string => `${base}/CodeSystem/${name}`;

/** The first extension of ours with that name. */
export function extension(holder: { extension?: Extension[] } | undefined, name: string): Extension | undefined {
    return holder?.extension?.find((one) => one.url === extensionUrl(name));
}

/** The code a concept has in one of our systems. */
export function codeIn(concept: { coding?: Coding[] } | undefined, name: string): string | undefined {
    return concept?.coding?.find((coding) => coding.system === system(name))?.code;
}
