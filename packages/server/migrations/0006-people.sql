-- People: found by any word of their name, merged, held, erased.

-- Compared byte by byte, so that an index serves both the order of a list and what begins with something.
drop index person_by_name;
drop index person_by_birth_date;
alter table person
  alter column search_key type text collate "C",
  alter column birth_date type text collate "C",
  -- Who answers for a minor: {fullName, relation, phone}.
  add column guardian jsonb,
  -- Why nobody may erase the record: {reason, by, at}.
  add column legal_hold jsonb,
  -- The entry that took this one over; this one is a pointer from then on.
  add column merged_into uuid,
  -- The fact is the truth: it says who judged it and when.
  drop column skin_type;
create index person_by_name on person (clinic_id, search_key, person_id) where merged_into is null;
create index person_by_birth_date on person (clinic_id, birth_date, search_key, person_id) where merged_into is null;
alter table person_identifier alter column value type text collate "C";
create index person_identifier_by_value on person_identifier (clinic_id, value, person_id);

-- The words of every name, so that a person is found by any of them.
create table person_word (
  clinic_id uuid not null,
  word text collate "C" not null,
  person_id uuid not null,
  primary key (clinic_id, word, person_id),
  foreign key (clinic_id, person_id) references person on delete cascade
);
create index person_word_of_person on person_word (clinic_id, person_id);
insert into person_word (clinic_id, word, person_id)
  select distinct clinic_id, word, person_id from person, regexp_split_to_table(search_key, ' ') as word where word <> '';

alter table person_word enable row level security;
alter table person_word force row level security;
create policy of_clinic on person_word using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, delete on person_word to stipple_app;

-- The application may delete no record. It may ask for a person to be erased, and for two entries to become one; both look
-- at the clinic of the transaction and at the legal hold themselves.
create function erase_person(erased uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from person where clinic_id = current_clinic() and person_id = erased and legal_hold is null for update;
  if not found then return false; end if;
  delete from screening where clinic_id = current_clinic() and person_id = erased;
  delete from fact where clinic_id = current_clinic() and person_id = erased;
  delete from record_import where clinic_id = current_clinic() and person_id = erased;
  delete from person_identifier where clinic_id = current_clinic() and person_id = erased;
  -- Entries that were merged into this one are the same person.
  delete from person where clinic_id = current_clinic() and (person_id = erased or merged_into = erased);
  return true;
end $$;

create function merge_person(kept uuid, other uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
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
  update person_identifier set person_id = kept where clinic_id = current_clinic() and person_id = other;
  delete from person_word where clinic_id = current_clinic() and person_id = other;
  update person set merged_into = kept where clinic_id = current_clinic() and merged_into = other;
  update person set merged_into = kept, version = version + 1 where clinic_id = current_clinic() and person_id = other;
  update person set version = version + 1 where clinic_id = current_clinic() and person_id = kept;
  return true;
end $$;

revoke execute on function erase_person, merge_person from public;
grant execute on function erase_person, merge_person to stipple_app;
