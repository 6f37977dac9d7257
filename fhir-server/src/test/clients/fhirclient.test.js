import assert from 'node:assert/strict';
import { test } from 'node:test';
import Client from 'fhirclient/lib/Client.js';
import { getSecurityExtensions } from 'fhirclient/lib/smart.js';
import { base, patient, phq9, token, transaction, word } from './fixtures.js';

const client = new Client.default({}, { serverUrl: base, tokenResponse: { access_token: token } });
const create = (family) => client.create(patient(family));
const statusOf = (promise) =>
  promise.then(
    () => 0,
    (refused) => refused.statusCode ?? refused.status,
  );

test('knows the version of FHIR', async () => {
  assert.equal(await client.getFhirRelease(), 4);
});

test('finds where an app is launched', async () => {
  assert.match((await getSecurityExtensions(base)).authorizeUri, /\/oauth2\/authorize$/);
});

test('creates, updates and deletes', async () => {
  const created = await create(word());
  const updated = await client.update({ ...created, active: true });
  assert.equal(updated.meta.versionId, '2');
  await client.delete(`Patient/${created.id}`);
  assert.equal(await statusOf(client.request(`Patient/${created.id}`)), 410);
});

test('creates once on a condition', async () => {
  const family = word();
  const headers = { 'If-None-Exist': `identifier=urn:test|${family}` };
  const [first, second] = [
    await client.create(patient(family), { headers }),
    await client.create(patient(family), { headers }),
  ];
  assert.equal(first.id, second.id);
});

test('does not overwrite what is newer', async () => {
  const created = await create(word());
  const headers = { 'If-Match': 'W/"1"' };
  await client.update({ ...created, active: true }, { headers });
  assert.equal(await statusOf(client.update({ ...created, active: false }, { headers })), 412);
});

test('patches', async () => {
  const { id } = await create(word());
  const patched = await client.patch(`Patient/${id}`, [{ op: 'add', path: '/active', value: true }]);
  assert.equal(patched.active, true);
});

test('sends a transaction whose entries refer to each other', async () => {
  const fullUrl = 'urn:uuid:0b7c8e06-5b1e-4f3a-9d7e-222222222222';
  const bundle = transaction({ fullUrl, resource: patient(word()) }, { resource: phq9(fullUrl, '012301230') });
  const answer = await client.request({
    url: '',
    method: 'POST',
    body: JSON.stringify(bundle),
    headers: { 'Content-Type': 'application/fhir+json' },
  });
  for (const entry of answer.entry) assert.match(entry.response.status, /^201/);
});

test('follows a search page by page to its end', async () => {
  const family = word();
  for (let i = 0; i < 5; i++) await create(family);
  const pages = await client.request(`Patient?family=${family}&_count=2`, { pageLimit: 0 });
  const ids = pages.flatMap((page) => page.entry.map((each) => each.resource.id));
  assert.equal(pages.length, 3);
  assert.equal(new Set(ids).size, 5);
});

test('follows references from what it finds', async () => {
  const { id } = await create(word());
  await client.create(phq9(`Patient/${id}`, '012301230'));
  const scores = await client.request(`Observation?patient=${id}&category=survey`, {
    resolveReferences: 'subject',
    flat: true,
  });
  assert.ok(scores.length > 0);
  for (const score of scores) assert.equal(score.subject.id, id);
});

test('reads history', async () => {
  const { id } = await create(word());
  assert.equal((await client.request(`Patient/${id}/_history`)).entry.length, 1);
});

test('scores, expands, and asks for the whole record', async () => {
  const { id } = await create(word());
  const scores = await client.request({
    url: 'QuestionnaireResponse/$score',
    method: 'POST',
    body: JSON.stringify(phq9(`Patient/${id}`, '333333333')),
    headers: { 'Content-Type': 'application/fhir+json' },
  });
  assert.ok(scores.entry.some((entry) => entry.resource.valueQuantity?.value === 27));
  const set = await client.request('ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender');
  assert.equal(set.expansion.contains.length, 4);
  const all = await client.request(`Patient/${id}/$everything`);
  assert.equal(all.entry[0].resource.resourceType, 'Patient');
});
