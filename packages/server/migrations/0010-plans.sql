-- Treatment plans: one course of one person, in versions. A version that was signed is never changed again.

create table plan (
  clinic_id uuid not null references clinic,
  plan_id uuid not null,
  person_id uuid not null,
  indication text not null,
  modality text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (clinic_id, plan_id),
  foreign key (clinic_id, person_id) references person on delete cascade on update cascade
);
create index plan_of_person on plan (clinic_id, person_id, created_at);

create table plan_version (
  clinic_id uuid not null,
  plan_id uuid not null,
  version integer not null check (version >= 1),
  state text not null check (state in ('draft', 'approved', 'retired')),
  -- Counts saves: who saves says which one they saw.
  revision integer not null check (revision >= 1),
  plan jsonb not null,
  -- Of the content it was last checked with.
  knowledge_version text not null,
  -- Why it follows the version before; null for the first.
  reason text,
  note text not null,
  created_at timestamptz not null,
  created_by text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  approved_at timestamptz,
  approved_by text,
  -- What it was checked against when it was signed, and what was found.
  approval jsonb,
  -- SHA-256 over plan, approval, who and when.
  signature text check (signature ~ '^[0-9a-f]{64}$'),
  retired_at timestamptz,
  retired_by text,
  retired_reason text,
  retired_note text,
  primary key (clinic_id, plan_id, version),
  foreign key (clinic_id, plan_id) references plan on delete cascade on update cascade,
  check (state <> 'approved' or (approved_at is not null and approved_by is not null and approval is not null and signature is not null)),
  check (state <> 'retired' or (retired_at is not null and retired_by is not null))
);
create unique index plan_version_one_draft on plan_version (clinic_id, plan_id) where state = 'draft';
create unique index plan_version_one_approved on plan_version (clinic_id, plan_id) where state = 'approved';
create index plan_version_open on plan_version (clinic_id, knowledge_version) where state <> 'retired';

-- The application cannot change what was signed, and cannot bring back what was retired.
create function keep_signed_plan() returns trigger language plpgsql as $$
begin
  if old.approved_at is not null and (new.plan, new.approval, new.signature, new.approved_at, new.approved_by)
    is distinct from (old.plan, old.approval, old.signature, old.approved_at, old.approved_by) then
    raise exception 'plan_version: what was signed is not changed';
  end if;
  if old.state = 'retired' or (old.state = 'approved' and new.state = 'draft') then
    raise exception 'plan_version: % does not become %', old.state, new.state;
  end if;
  return new;
end $$;
create trigger keep_signed_plan before update on plan_version for each row execute function keep_signed_plan();

do $$ declare name text; begin
  foreach name in array array['plan', 'plan_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_clinic on %I using (clinic_id = current_clinic()) with check (clinic_id = current_clinic())', name);
  end loop;
end $$;

grant select, insert on plan, plan_version to stipple_app;
grant update (state, revision, plan, knowledge_version, saved_at, saved_by, approved_at, approved_by, approval, signature,
  retired_at, retired_by, retired_reason, retired_note) on plan_version to stipple_app;

-- Of two entries that become one, the kept one has the plans of both.
create function move_plans() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update plan set person_id = new.merged_into where clinic_id = new.clinic_id and person_id = new.person_id;
  return null;
end $$;
create trigger move_plans after update of merged_into on person for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function move_plans();
