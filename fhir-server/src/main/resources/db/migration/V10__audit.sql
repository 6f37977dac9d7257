-- Keys by which persons are named in what the audit's seals say: without the key nobody knows any more who it was.
create table person_key (
  person text collate "C" primary key,     -- Patient/1, RelatedPerson/1
  key    bytea not null
);

-- Each names AuditEvents that no seal before it named, and is tied to the one before: see access.audit.Sealer.
create table audit_seal (
  day      date not null,
  number   int not null,                   -- within the day, from 1
  upto     timestamptz not null,           -- what was recorded up to here has been looked at
  previous bytea not null,                 -- hash of the seal before; of a day's first, the root of the day before
  events   text[] not null,
  leaves   bytea[] not null,               -- one per event
  hash     bytea not null,
  primary key (day, number)
);
create index audit_seal_by_upto on audit_seal (upto);

-- Days that are over: nothing is added to them.
create table audit_day (
  day   date primary key,
  seals int not null,
  root  bytea not null
);
