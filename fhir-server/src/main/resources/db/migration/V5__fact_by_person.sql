-- A person's values of one score in order of time: the first and the newest before a moment are one step each.
drop index fact_by_patient;
create index fact_by_person on fact (patient, score, definition_version, answered);
