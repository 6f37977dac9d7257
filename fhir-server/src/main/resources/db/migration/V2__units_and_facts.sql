-- The unit tree of today (Location.partOf), and every unit's ancestors, itself included.
create table unit (
  id           text collate "C" primary key,
  parent       text collate "C",
  kind         text not null,
  name         text not null,
  organization text collate "C"
);
create index unit_by_parent on unit (parent);
create index unit_by_organization on unit (organization);

create table unit_ancestor (
  unit     text collate "C" not null,
  ancestor text collate "C" not null,
  primary key (unit, ancestor)
);
create index unit_ancestor_by_ancestor on unit_ancestor (ancestor);

-- Who is treated where: one row per EpisodeOfCare or Encounter.
create table treatment (
  source       text collate "C" primary key,
  patient      text collate "C" not null,
  unit         text collate "C",    -- null until the organization's Location is known
  organization text collate "C",    -- where the source names an Organization instead of a Location
  open         boolean not null
);
create index treatment_by_unit on treatment (unit, patient) where open;
create index treatment_by_patient on treatment (patient) where open;
create index treatment_by_organization on treatment (organization) where organization is not null;

-- One narrow row per invitation (Task).
create table invitation (
  task          text collate "C" primary key,
  patient       text collate "C" not null,
  unit          text collate "C",
  questionnaire text collate "C" not null,
  kind          text not null,
  time_point    text,
  pathway       text,
  index_date    date,
  side          text,
  invited       date not null,
  due           date,
  status        text not null,
  response      text collate "C",
  answered      timestamptz
);
create index invitation_by_cell on invitation (questionnaire, invited, unit);

-- One narrow row per score: what the indicators are counted from.
create table fact (
  response           text collate "C" not null,
  score              text collate "C" not null,
  definition_version text not null,
  questionnaire      text collate "C" not null,
  form_version       text not null,
  kind               text not null,
  patient            text collate "C" not null,
  value              double precision,
  reason             text,
  unit               text collate "C",
  pathway            text,
  time_point         text,
  index_date         date,
  side               text,
  respondent         text not null,
  mode               text,
  invited            date,
  due                date,
  answered           timestamptz not null,
  month              date not null,
  primary key (response, score)
);
create index fact_by_cell on fact (questionnaire, month, unit);
create index fact_by_patient on fact (patient, score, answered desc);

-- What the aggregates have told so far of each unit's own answers; what came since waits until it is about enough people.
create table aggregate_told (
  measure     text collate "C" not null,    -- id|version
  month       date not null,
  unit        text collate "C" not null,
  scored      bigint not null,
  total       numeric not null,
  squares     numeric not null,
  respondents bigint not null,
  responded   bigint not null,
  invited     bigint not null,
  events      bigint not null,
  primary key (measure, month, unit)
);

-- Every aggregate Observation as it stands; the figures are those it last showed, null when it never did.
create table aggregate_state (
  measure     text collate "C" not null,
  month       date not null,
  unit        text collate "C" not null,
  withheld    boolean not null,
  responses   boolean not null,             -- whether it says how many were invited and answered
  closed      boolean not null,             -- written after the end of its month
  scored      bigint,
  total       numeric,
  squares     numeric,
  respondents bigint,
  responded   bigint,
  invited     bigint,
  events      bigint,
  primary key (measure, month, unit)
);
create index aggregate_state_open on aggregate_state (month) where not closed;
