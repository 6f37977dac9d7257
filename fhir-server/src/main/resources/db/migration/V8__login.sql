-- Apps and systems that the administrator let in; those of the settings are not here.
create table client (
  id       text collate "C" primary key,
  metadata text not null,                -- by the names of RFC 7591
  secret   text,                         -- hashed
  created  timestamptz not null,
  changed  timestamptz not null
);

-- What somebody let an app do, or a system was let in for. No token is kept: they are found by their hashes.
create table app_grant (
  id      text collate "C" primary key,
  client  text collate "C" not null,
  subject text not null,
  kind    text not null,                 -- OAuth's grant type
  scopes  text[] not null,
  details text not null,                 -- who it is, what was asked, what it is about
  ends    timestamptz not null           -- of its last token
);
create index app_grant_by_client on app_grant (client, subject);
create index app_grant_by_end on app_grant (ends);
create table app_token (
  hash    bytea primary key,
  grant_id text collate "C" not null references app_grant on delete cascade,
  kind    text not null,                 -- state, code, access, refresh, id
  issued  timestamptz not null,
  expires timestamptz not null,
  ended   boolean not null,              -- used, replaced or revoked
  claims  text not null
);
create index app_token_by_grant on app_token (grant_id);

-- What people allowed an app before: they are not asked twice.
create table approval (
  client  text collate "C" not null,
  subject text not null,
  scopes  text[] not null,
  given   timestamptz not null,
  primary key (client, subject)
);

-- An app started from our pages finds out by this what it is about.
create table launch (
  hash    bytea primary key,
  client  text collate "C" not null,
  subject text not null,
  context text not null,
  expires timestamptz not null
);

-- Assertions by which systems proved who they are; each counts once.
create table used_assertion (
  hash    bytea primary key,             -- of client and jti
  expires timestamptz not null
);

-- Keys that sign tokens. One signs from its time until the next one does, and is published for longer.
create table signing_key (
  id        text collate "C" primary key,
  algorithm text not null,
  jwk       text not null,               -- encrypted when there is a key to do so
  signs     timestamptz not null
);

-- Sessions of the web pages, in the shape of Spring Session 4.1.
create table web_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        text
);
create index web_session_by_expiry on web_session (expiry_time);
create index web_session_by_principal on web_session (principal_name);
create table web_session_attributes (
  session_primary_id char(36) not null references web_session on delete cascade,
  attribute_name     text not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
