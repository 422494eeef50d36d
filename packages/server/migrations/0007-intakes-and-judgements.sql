-- Links with which people answer questions on their own phone, and what clinicians decide.

create table intake (
  clinic_id uuid not null references clinic,
  intake_id uuid not null,
  person_id uuid not null,
  intent jsonb not null,
  language text not null check (language in ('en', 'tr')),
  -- Of what the link holds, and of what the browser holds that opened it last.
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  visit_hash text check (visit_hash ~ '^[0-9a-f]{64}$'),
  visit_until timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  revoked_at timestamptz,
  -- Wrong dates of birth; five lock the link.
  wrong_birth_dates integer not null default 0 check (wrong_birth_dates >= 0),
  -- What was answered so far, by step; a fact only once it is sent.
  answers jsonb not null default '{}',
  -- Counts saves: who saves says which version they saw.
  version integer not null default 0 check (version >= 0),
  submitted_at timestamptz,
  primary key (clinic_id, intake_id),
  foreign key (clinic_id, person_id) references person on delete cascade on update cascade
);
create index intake_by_time on intake (clinic_id, created_at, intake_id);
create index intake_of_person on intake (clinic_id, person_id, created_at);

-- One decision on one stored screening. Neither is ever changed.
create table judgement (
  clinic_id uuid not null,
  person_id uuid not null,
  screening_id uuid not null,
  decision text not null
    check (decision in ('proceed', 'proceed-with-precautions', 'defer', 'refer', 'do-not-treat')),
  override boolean not null,
  reason text,
  note text not null,
  defer_until date,
  judged_at timestamptz not null,
  judged_by text not null,
  check (not override or reason is not null),
  primary key (clinic_id, person_id, screening_id),
  foreign key (clinic_id, person_id, screening_id) references screening on delete cascade on update cascade
);
create index screening_by_time on screening (clinic_id, person_id, screened_at);

do $$ declare name text; begin
  foreach name in array array['intake', 'judgement'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_clinic on %I using (clinic_id = current_clinic()) with check (clinic_id = current_clinic())', name);
  end loop;
end $$;

grant select, insert on intake, judgement to stipple_app;
grant update (visit_hash, visit_until, opened_at, revoked_at, wrong_birth_dates, answers, version, submitted_at)
  on intake to stipple_app;

-- With what came later: intakes go with the person (their key refers to it); of two entries they become the kept one's.
create or replace function merge_person(kept uuid, other uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare last_sequence integer;
begin
  if kept = other then return false; end if;
  perform from person where clinic_id = current_clinic() and person_id in (kept, other) and legal_hold is null
    and merged_into is null order by person_id for update;
  if (select count(*) from person where clinic_id = current_clinic() and person_id in (kept, other)
        and legal_hold is null and merged_into is null) <> 2 then return false; end if;
  select coalesce(max(sequence), 0) into last_sequence from record_import
    where clinic_id = current_clinic() and person_id = kept;
  update record_import set person_id = kept, sequence = sequence + last_sequence
    where clinic_id = current_clinic() and person_id = other;
  update fact set person_id = kept where clinic_id = current_clinic() and person_id = other;
  update screening set person_id = kept where clinic_id = current_clinic() and person_id = other;
  update intake set person_id = kept where clinic_id = current_clinic() and person_id = other;
  update person_identifier set person_id = kept where clinic_id = current_clinic() and person_id = other;
  delete from person_word where clinic_id = current_clinic() and person_id = other;
  update person set merged_into = kept where clinic_id = current_clinic() and merged_into = other;
  update person set merged_into = kept, version = version + 1 where clinic_id = current_clinic() and person_id = other;
  update person set version = version + 1 where clinic_id = current_clinic() and person_id = kept;
  return true;
end $$;
