-- What the delivery of a Subscription needs to know, and what its resource must not show (headers are secrets).
create table subscription (
  id       text collate "C" primary key,
  client   text not null,                -- who made it
  mandate  text not null,                -- with which rights, see store.OnBehalf
  type     text collate "C" not null,    -- of the criteria
  query    text not null,
  endpoint text not null,
  headers  text[] not null,
  payload  text not null,
  ends     timestamptz,
  status   text not null,                -- requested, active, error, off
  since    timestamptz not null,         -- of this status
  events   bigint not null default 0,    -- notifications so far
  failures int not null default 0,       -- in a row
  due      timestamptz not null          -- not tried before; the lease while somebody tries
);

-- One notification that waits. Those of a subscription in error stay: they are sent when it is asked for again.
create table delivery (
  id           bigint generated always as identity primary key,
  subscription text collate "C" not null references subscription on delete cascade,
  number       bigint not null,
  type         text collate "C" not null,
  resource     text collate "C" not null,
  changed      timestamptz not null
);
create index delivery_by_subscription on delivery (subscription, id);

-- What clinicians did with the cards of CDS Hooks.
create table cds_feedback (
  id      bigint generated always as identity primary key,
  service text not null,
  card    text not null,
  outcome text not null,
  reason  text,
  client  text not null,
  told    timestamptz not null
);

-- Bulk export: what was asked, by whom, and as of when. Files are not kept: they are read as of that moment.
create table export_job (
  id       text primary key,
  client   text not null,
  mandate  text not null,
  request  text not null,
  types    text[] not null,
  patients text[],                       -- of a Group; null for all
  personal boolean not null,             -- only what lies in a patient's compartment
  since    timestamptz,
  at       timestamptz not null,
  state    text not null,                -- accepted, complete
  horizon  bigint not null,              -- transactions before this one belong to it
  leased   timestamptz
);
create table export_file (
  job       text not null references export_job on delete cascade,
  type      text not null,
  resources bigint not null,
  primary key (job, type)
);
