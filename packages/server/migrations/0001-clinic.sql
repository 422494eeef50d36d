-- The clinic, its people, what is known of them, and what was decided.
--
-- Every row belongs to a clinic. The clinic leads every key and every index, so that the tables can be spread by clinic
-- over several servers; row-level security is a second wall behind the queries' own conditions.

do $$ begin
  if not exists (select from pg_roles where rolname = 'stipple_app') then
    create role stipple_app nologin;
  end if;
end $$;

-- Whoever migrates may work as the application's role.
do $$ begin
  execute format('grant stipple_app to %I', current_user);
end $$;

-- The clinic a transaction works for; null outside of one, and then no row is seen.
create function current_clinic() returns uuid language sql stable parallel safe
  return nullif(current_setting('stipple.clinic_id', true), '')::uuid;

create table clinic (
  clinic_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  primary key (clinic_id)
);

-- A person the clinic knows. Names are kept as written; search_key is what they are found by.
create table person (
  clinic_id uuid not null references clinic,
  person_id uuid not null,
  full_name text not null check (length(full_name) between 1 and 400),
  given_name text not null,
  family_name text not null,
  search_key text not null,
  -- YYYY, YYYY-MM or YYYY-MM-DD; null when nobody knows.
  birth_date text check (birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  sex text check (sex in ('male', 'female', 'other', 'unknown')),
  -- Fitzpatrick, as judged by its questions; null until somebody has.
  skin_type smallint check (skin_type between 1 and 6),
  phone text,
  email text,
  language text,
  created_at timestamptz not null,
  -- Counts changes: who edits says which version they saw.
  version integer not null default 1 check (version > 0),
  primary key (clinic_id, person_id)
);
create index person_by_name on person (clinic_id, search_key text_pattern_ops, person_id);
create index person_by_birth_date on person (clinic_id, birth_date, person_id);

-- Numbers that others know the person by; one number belongs to one person of a clinic.
create table person_identifier (
  clinic_id uuid not null,
  system text not null,
  value text not null,
  person_id uuid not null,
  primary key (clinic_id, system, value),
  foreign key (clinic_id, person_id) references person
);
create index person_identifier_by_person on person_identifier (clinic_id, person_id);

-- A record that was taken in for one person. The same record twice in a row is taken once.
create table record_import (
  clinic_id uuid not null,
  import_id uuid not null,
  person_id uuid not null,
  -- Counts the imports of the person: clocks can stand still or go back.
  sequence integer not null check (sequence > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  knowledge_version text not null,
  resource_count integer not null check (resource_count >= 0),
  -- What nobody maps, what holds no facts, and what could not be read, as the reader reports it.
  unmapped jsonb not null,
  not_read jsonb not null,
  problems jsonb not null,
  imported_at timestamptz not null,
  imported_by text not null,
  primary key (clinic_id, import_id),
  unique (clinic_id, person_id, sequence),
  foreign key (clinic_id, person_id) references person
);

-- One statement about one person. Statements are never changed: a later one answers, an earlier one is withdrawn.
create table fact (
  clinic_id uuid not null,
  person_id uuid not null,
  fact_id uuid not null,
  concept text not null,
  -- The fact as the domain reads it.
  statement jsonb not null,
  -- The import it came from; null when a person said it.
  import_id uuid,
  asserted_at timestamptz not null,
  asserted_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (clinic_id, person_id, fact_id),
  foreign key (clinic_id, person_id) references person,
  foreign key (clinic_id, import_id) references record_import,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index fact_by_import on fact (clinic_id, import_id);

-- A decision with everything it was decided from, so that it can be decided again.
create table screening (
  clinic_id uuid not null,
  person_id uuid not null,
  screening_id uuid not null,
  inputs jsonb not null,
  knowledge_version text not null,
  outcome text not null,
  defer_until date,
  -- Canonical JSON, kept as text: a replay is compared to the byte.
  screening text not null,
  screened_at timestamptz not null,
  screened_by text not null,
  primary key (clinic_id, person_id, screening_id),
  foreign key (clinic_id, person_id) references person
);

-- The head of a clinic's audit chain: its length and its last hash. The row is the lock that keeps entries in one line.
create table audit_head (
  clinic_id uuid not null references clinic,
  length bigint not null check (length >= 0),
  hash text not null,
  primary key (clinic_id)
);

-- Who did what to which record, when. Each entry holds the hash of the one before it.
create table audit_entry (
  clinic_id uuid not null,
  position bigint not null check (position > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  person_id uuid,
  -- Identifiers and counts; never what is known of a person.
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (clinic_id, position)
);
create index audit_entry_by_person on audit_entry (clinic_id, person_id, position);

do $$ declare name text; begin
  foreach name in array array['clinic', 'person', 'person_identifier', 'record_import', 'fact', 'screening',
                              'audit_head', 'audit_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_clinic on %I using (clinic_id = current_clinic()) with check (clinic_id = current_clinic())', name);
  end loop;
end $$;

grant usage on schema public to stipple_app;
grant select, insert on clinic, person, person_identifier, record_import, fact, screening, audit_head, audit_entry to stipple_app;
grant update on clinic, person, person_identifier, audit_head to stipple_app;
-- A statement can be withdrawn and nothing else of it can be changed. Screenings and audit entries can be neither
-- changed nor deleted by the application.
grant update (withdrawn_at, withdrawn_by) on fact to stipple_app;
