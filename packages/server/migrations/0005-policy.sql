-- A clinic's own positions, every adoption of them, and what the audit is looked through by.

-- Adoptions are added and never changed: a screening of last year can be read beside the policy of last year.
create table clinic_policy (
  clinic_id uuid not null references clinic,
  -- Counts the adoptions: who adopts says which one they saw.
  version integer not null check (version > 0),
  policy jsonb not null,
  -- The content it was checked against.
  knowledge_version text not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  primary key (clinic_id, version)
);

alter table clinic_policy enable row level security;
alter table clinic_policy force row level security;
create policy of_clinic on clinic_policy using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert on clinic_policy to stipple_app;

create index audit_entry_by_actor on audit_entry (clinic_id, actor, position);
create index audit_entry_by_action on audit_entry (clinic_id, action, position);
create index audit_entry_by_moment on audit_entry (clinic_id, at, position);
