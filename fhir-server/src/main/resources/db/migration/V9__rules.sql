-- Whom a patient's Consent keeps out: one row per provision that denies.
create table block (
  consent  text collate "C" not null,
  patient  text collate "C" not null,
  actors   text[] not null,         -- references to people and units; none: everybody
  purposes text[] not null,         -- codes of v3-ActReason; none: every purpose
  types    text[] not null,         -- resource types; none: all
  starts   timestamptz not null,
  ends     timestamptz not null
);
create index block_by_patient on block (patient);
create index block_by_consent on block (consent);

-- Who acts for whom: one row for each way by which the RelatedPerson is known to be a Patient too.
create table proxy (
  source  text collate "C" not null,    -- RelatedPerson id
  key     bigint,                       -- of that Patient's number or link, see store.Keys; null when none is known
  patient text collate "C" not null,
  adult   boolean not null,             -- for an adult too: a guardian, a power of attorney
  starts  timestamptz not null,
  ends    timestamptz not null
);
create index proxy_by_source on proxy (source);
create index proxy_by_key on proxy (key);

-- Who broke the glass: reaches a patient in an emergency for a while.
create table emergency (
  person  text collate "C" not null,    -- reference to the clinician
  patient text collate "C" not null,
  reason  text not null,
  starts  timestamptz not null,
  ends    timestamptz not null
);
create index emergency_by_patient on emergency (patient, person, ends);
