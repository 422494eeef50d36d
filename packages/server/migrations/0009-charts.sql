-- Charts: why entries became one, what unmapped entries of records mean, and which day it is at the clinic.

-- {reason, by, at} of an entry that was merged into another.
alter table person add column merge jsonb;

-- An IANA name such as Europe/Istanbul; null is the time zone of the machine.
alter table clinic add column time_zone text check (length(time_zone) between 1 and 64);

-- What an entry of a record that no map knows means for one person, as somebody at the clinic decided. Taking it back
-- leaves the row.
create table entry_meaning (
  clinic_id uuid not null,
  meaning_id uuid not null,
  person_id uuid not null,
  -- The coding of the entry, as the reader reported it.
  system text,
  code text,
  display text,
  resource_type text not null,
  -- null: not relevant here.
  concept text,
  -- The statement it became; null when it is not relevant.
  fact_id uuid,
  decided_at timestamptz not null,
  decided_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (clinic_id, meaning_id),
  foreign key (clinic_id, person_id) references person on delete cascade on update cascade,
  check ((concept is null) = (fact_id is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index entry_meaning_in_force on entry_meaning
  (clinic_id, person_id, system, code, display, resource_type) nulls not distinct where withdrawn_at is null;

alter table entry_meaning enable row level security;
alter table entry_meaning force row level security;
create policy of_clinic on entry_meaning using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on entry_meaning to stipple_app;
grant update (withdrawn_at, withdrawn_by) on entry_meaning to stipple_app;

-- Of two entries that become one, the kept one's decision on a coding stands.
create function move_meanings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from entry_meaning gone using entry_meaning stays
    where gone.clinic_id = new.clinic_id and gone.person_id = new.person_id and gone.withdrawn_at is null
      and stays.clinic_id = new.clinic_id and stays.person_id = new.merged_into and stays.withdrawn_at is null
      and (gone.system, gone.code, gone.display, gone.resource_type)
        is not distinct from (stays.system, stays.code, stays.display, stays.resource_type);
  update entry_meaning set person_id = new.merged_into
    where clinic_id = new.clinic_id and person_id = new.person_id;
  return null;
end $$;
create trigger move_meanings after update of merged_into on person for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function move_meanings();
