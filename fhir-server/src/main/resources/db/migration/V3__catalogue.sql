-- Which states of the catalogue have been published: reading it anew at every start would cost a second.
create table catalogue (
  digest    text primary key,
  published timestamptz not null default now()
);
