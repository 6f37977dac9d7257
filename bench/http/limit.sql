begin;
insert into lim.resource (type, id, version, updated, patient, starts, ends, keys, body)
  select type, gen_random_uuid()::text, version, now(), patient, starts, ends, keys, body from lim.one_resource;
insert into lim.fact
  select gen_random_uuid()::text, score, definition_version, questionnaire, form_version, kind, patient, value, reason,
    unit, pathway, time_point, index_date, side, respondent, mode, invited, due, answered, month from lim.one_fact;
insert into lim.outbox values ('figures', '{"questionnaire":"https://stemme.example/fhir/Questionnaire/phq9","month":"2026-07"}');
commit;
