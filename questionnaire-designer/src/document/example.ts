import type { Questionnaire } from 'fhir/r4';
import { readJson } from './json';

/** A small questionnaire full of things the designer has no fields for. For tests; a fresh one each time. */
export const example = () => readJson<Questionnaire>(exampleText);

export const exampleText = `{
  "resourceType": "Questionnaire",
  "id": "wound-check-1.0.0",
  "meta": { "versionId": "7", "lastUpdated": "2026-03-01T10:00:00Z", "profile": ["http://example.org/profile"] },
  "language": "en",
  "contained": [{ "resourceType": "ValueSet", "id": "yes-no", "status": "active" }],
  "extension": [{ "url": "http://example.org/limits", "valueDecimal": 1.00 }],
  "url": "https://stemme.example/fhir/Questionnaire/wound_check",
  "version": "1.0.0",
  "name": "WoundCheck",
  "title": "Wound check",
  "_title": {
    "id": "title-element",
    "extension": [
      { "url": "http://hl7.org/fhir/StructureDefinition/translation",
        "extension": [{ "url": "lang", "valueCode": "da" }, { "url": "content", "valueString": "Sårtjek" }] },
      { "url": "http://hl7.org/fhir/StructureDefinition/translation",
        "extension": [{ "url": "lang", "valueCode": "kl" }, { "url": "content", "valueString": "Ikiaq" }] }
    ]
  },
  "status": "active",
  "date": "2026-02-01",
  "code": [{ "system": "http://loinc.org", "code": "39135-9" }],
  "item": [
    { "linkId": "g1", "type": "group", "text": "The wound",
      "item": [
        { "linkId": "pain", "type": "choice", "text": "Does it hurt?", "prefix": "1.",
          "_text": { "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/translation",
            "extension": [{ "url": "lang", "valueCode": "da" }, { "url": "content", "valueString": "Gør det ondt?" }] }] },
          "answerOption": [
            { "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0.0 }],
              "valueCoding": { "system": "http://example.org/pain", "version": "2", "code": "none", "display": "No" } },
            { "valueCoding": { "system": "http://example.org/pain", "code": "some", "display": "Yes",
              "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": 1.50 }] } }
          ] },
        { "linkId": "where", "type": "string", "text": "Where?", "maxLength": 80,
          "enableWhen": [{ "id": "w1", "question": "pain", "operator": "=",
            "answerCoding": { "system": "http://example.org/pain", "code": "some" } }] }
      ] },
    { "linkId": "days", "type": "integer", "text": "Days since the operation", "required": true,
      "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0 }] },
    { "linkId": "photo", "type": "attachment", "text": "A photo", "somethingNew": { "deep": [1, 2.50, null] } }
  ]
}`;
