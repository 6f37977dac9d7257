-- The serving role: reads and writes rows, never the schema.
do $$
begin
  if not exists (select from pg_roles where rolname = 'stemme_server') then
    create role stemme_server nologin;
  end if;
  execute format('grant stemme_server to %I', current_user);
end $$;
grant usage on schema public to stemme_server;
alter default privileges in schema public grant select, insert, update, delete on tables to stemme_server;
alter default privileges in schema public grant usage, select on sequences to stemme_server;

-- One row per resource, the newest version. `body` is the very text that is answered with.
create table resource (
  type    text collate "C" not null,
  id      text collate "C" not null,
  version int not null,
  updated timestamptz not null,
  deleted boolean not null default false,
  patient text collate "C",        -- whose compartment it lies in
  starts  timestamptz not null,    -- the type's own date (authored, effective, …): when it begins
  ends    timestamptz not null,    --   and ends; '-infinity' where it has none
  keys    bigint[] not null,       -- hashed search values, see store.Keys
  body    text not null,
  primary key (type, id)
);
create index resource_by_patient on resource (patient, type, starts desc, id desc) where patient is not null;
-- A short pending list (kB): every search reads all of it, so a long one makes searches wait for the sake of inserts.
create index resource_by_key on resource using gin (keys) with (gin_pending_list_limit = 64);

-- Versions that have been replaced.
create table resource_history (
  type    text collate "C" not null,
  id      text collate "C" not null,
  version int not null,
  updated timestamptz not null,
  deleted boolean not null,
  body    text not null,
  primary key (type, id, version)
);

-- Search values that are compared rather than matched.
create table resource_string (
  type  text collate "C" not null,
  id    text collate "C" not null,
  param text collate "C" not null,
  value text collate "C" not null
);
create index resource_string_by_value on resource_string (type, param, value text_pattern_ops);
create index resource_string_by_id on resource_string (type, id);

create table resource_date (
  type   text collate "C" not null,
  id     text collate "C" not null,
  param  text collate "C" not null,
  starts timestamptz not null,
  ends   timestamptz not null
);
create index resource_date_by_value on resource_date (type, param, starts);
create index resource_date_by_id on resource_date (type, id);

-- What must be told to others: written with the change itself, told after commit, deleted when told.
create table outbox (
  id      bigint generated always as identity primary key,
  topic   text not null,
  payload text not null
);

-- Keys of this installation.
create table secret (
  name  text primary key,
  value bytea not null
);
