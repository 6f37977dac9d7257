import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'fhir-kit-client';
import { base, patient, phq9, token, transaction, word } from './fixtures.js';

const client = new Client({ baseUrl: base, bearerToken: token });
const create = (family) => client.create({ resourceType: 'Patient', body: patient(family) });
const header = (name, value) => ({ headers: { [name]: value } });
const status = (expected) => ({ response }) => response.status === expected;

test('reads the capability statement', async () => {
  assert.equal((await client.capabilityStatement()).fhirVersion, '4.0.1');
});

test('finds where tokens are to be had', async () => {
  const found = await client.smartAuthMetadata();
  assert.match(String(found.tokenUrl), /\/oauth2\/token$/);
});

test('creates, reads, updates and deletes', async () => {
  const created = await create(word());
  const read = await client.read({ resourceType: 'Patient', id: created.id });
  assert.deepEqual(read, created);
  const updated = await client.update({ resourceType: 'Patient', id: read.id, body: { ...read, active: true } });
  assert.equal(updated.meta.versionId, '2');
  const old = await client.vread({ resourceType: 'Patient', id: read.id, version: '1' });
  assert.equal(old.active, undefined);
  await client.delete({ resourceType: 'Patient', id: read.id });
  await assert.rejects(client.read({ resourceType: 'Patient', id: read.id }), status(410));
});

test('creates once on a condition', async () => {
  const family = word();
  const options = header('If-None-Exist', `identifier=urn:test|${family}`);
  for (let i = 0; i < 2; i++) await client.create({ resourceType: 'Patient', body: patient(family), options });
  const found = await client.search({ resourceType: 'Patient', searchParams: { family } });
  assert.equal(found.entry.length, 1);
});

test('does not overwrite what is newer', async () => {
  const created = await create(word());
  const write = (version) =>
    client.update({
      resourceType: 'Patient',
      id: created.id,
      body: { ...created, gender: 'female', birthDate: `200${version}-01-01` },
      options: header('If-Match', `W/"${version}"`),
    });
  await write(1);
  await assert.rejects(write(1), status(412));
});

test('updates what a condition means', async () => {
  const family = word();
  const created = await create(family);
  const updated = await client.update({
    resourceType: 'Patient',
    searchParams: { identifier: `urn:test|${family}` },
    body: { ...patient(family), active: true },
  });
  assert.equal(updated.id, created.id);
});

test('patches', async () => {
  const created = await create(word());
  const jsonPatch = [{ op: 'add', path: '/active', value: true }];
  const patched = await client.patch({ resourceType: 'Patient', id: created.id, jsonPatch });
  assert.equal(patched.active, true);
});

test('sends a transaction whose entries refer to each other', async () => {
  const fullUrl = 'urn:uuid:0b7c8e06-5b1e-4f3a-9d7e-111111111111';
  const body = transaction({ fullUrl, resource: patient(word()) }, { resource: phq9(fullUrl, '012301230') });
  const answer = await client.transaction({ body });
  for (const entry of answer.entry) assert.match(entry.response.status, /^201/);
});

test('follows a search page by page to its end', async () => {
  const family = word();
  for (let i = 0; i < 5; i++) await create(family);
  const ids = [];
  let page = await client.search({ resourceType: 'Patient', searchParams: { family, _count: 2 } });
  for (; page; page = await client.nextPage({ bundle: page })) ids.push(...page.entry.map((each) => each.resource.id));
  assert.equal(new Set(ids).size, 5);
  assert.equal(ids.length, 5);
});

test('reads the history of a resource, a type and the system', async () => {
  const { id } = await create(word());
  assert.equal((await client.history({ resourceType: 'Patient', id })).entry.length, 1);
  assert.equal((await client.history({ resourceType: 'Patient' })).type, 'history');
  assert.equal((await client.history({})).type, 'history');
});

test('scores, validates, expands, and asks for the whole record', async () => {
  const { id } = await create(word());
  const input = phq9(`Patient/${id}`, '333333333');
  const resourceType = 'QuestionnaireResponse';
  const scores = await client.operation({ resourceType, name: '$score', input });
  assert.ok(scores.entry.some((entry) => entry.resource.valueQuantity?.value === 27));
  const outcome = await client.operation({ resourceType, name: 'validate', input });
  assert.equal(outcome.issue[0].severity, 'information');
  const url = 'http://hl7.org/fhir/ValueSet/administrative-gender';
  const set = await client.operation({ resourceType: 'ValueSet', name: '$expand', method: 'GET', input: { url } });
  assert.equal(set.expansion.contains.length, 4);
  await client.create({ resourceType, body: input });
  const all = await client.operation({ resourceType: 'Patient', id, name: '$everything', method: 'GET' });
  assert.equal(all.entry[0].resource.resourceType, 'Patient');
});

test('is told what is wrong, and where', async () => {
  const { id } = await create(word());
  const body = phq9(`Patient/${id}`, '012301230');
  body.item[3].linkId = 'nothing';
  await assert.rejects(client.create({ resourceType: 'QuestionnaireResponse', body }), ({ response }) => {
    assert.equal(response.status, 422);
    assert.equal(response.data.issue[0].expression[0], 'QuestionnaireResponse.item[3]');
    return true;
  });
});
