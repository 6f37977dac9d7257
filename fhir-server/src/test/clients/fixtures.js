import { randomUUID } from 'node:crypto';

/** Where the server is, and a token of one who may do everything; see NodeClientsTest. */
export const base = process.env.STEMME_FHIR;
export const token = process.env.STEMME_TOKEN;

export const word = () => 'n' + randomUUID().replaceAll('-', '');

export const patient = (family) => ({
  resourceType: 'Patient',
  name: [{ family }],
  identifier: [{ system: 'urn:test', value: family }],
});

const OPTIONS = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];

/** A completed PHQ-9: one digit 0–3 per item. */
export const phq9 = (subject, digits) => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'https://stemme.example/fhir/Questionnaire/phq9|1.0.0',
  status: 'completed',
  authored: '2026-11-20T10:00:00+01:00',
  subject: { reference: subject },
  item: [...digits].map((digit, i) => ({
    linkId: `phq9_${i + 1}`,
    answer: [{ valueCoding: { system: 'http://loinc.org', code: OPTIONS[digit] } }],
  })),
});

export const transaction = (...resources) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map(({ fullUrl, resource }) => ({
    fullUrl,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  })),
});
