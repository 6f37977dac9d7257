#!/usr/bin/env bash
# limit.sh PGPORT CONNECTIONS SECONDS: pgbench writing all rows of one intake, copied from a real one, one durable
# transaction each. Into tables of the same shape and indexes, so that the data stays as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
run="psql -qAt -h 127.0.0.1 -p $1 -U postgres -d postgres"
$run <<'SQL'
set client_min_messages = error;
drop schema if exists lim cascade;
create schema lim;
create table lim.resource (like public.resource including all);
create table lim.fact (like public.fact including all);
create table lim.outbox (topic text, payload text);
create table lim.one_resource as
  with response as (select id from public.resource where type = 'QuestionnaireResponse' order by updated desc limit 1)
  select r.* from public.resource r, response where r.id = response.id or r.id like response.id || '.%'
  union all (select r.* from public.resource r where type = 'Provenance' order by updated desc limit 1)
  union all (select r.* from public.resource r where type = 'AuditEvent' order by updated desc limit 1);
create table lim.one_fact as select f.* from public.fact f
  where response = (select id from lim.one_resource where type = 'QuestionnaireResponse');
SQL
echo "rows of one intake: $($run -c 'select count(*) from lim.one_resource') resources, $($run -c 'select count(*) from lim.one_fact') facts, 1 outbox"
pgbench -n -M prepared -h 127.0.0.1 -p "$1" -U postgres -c "$2" -j 1 -T "$3" -f "$here/limit.sql" postgres | grep -E "tps|latency average"
$run -c 'set client_min_messages = error; drop schema lim cascade'
