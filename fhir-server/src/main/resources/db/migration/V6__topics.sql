-- The topic that a Subscription names in place of a search.
alter table subscription add column topic text;
