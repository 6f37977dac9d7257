-- For which table of search parameters the resources' search values have been written, and how far that has come.
create table search_index (
  digest text primary key,
  type   text collate "C" not null default '',
  id     text collate "C" not null default '',
  done   timestamptz
);
