/** Base of the canonical addresses of Stemme's own definitions. */
export const BASE = 'https://stemme.example/fhir';

export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
export const ORDINAL_VALUE = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
export const ITEM_WEIGHT = 'http://hl7.org/fhir/StructureDefinition/itemWeight';
export const KIND = `${BASE}/CodeSystem/questionnaire-kind`;
