-- Accounts of the installation, and who works in which clinic as what.
--
-- An account exists before any clinic is known (somebody signs in, then it shows where they work), so accounts stand in a
-- schema of their own and not among the tables that are led by a clinic. Two roles reach it: stipple_accounts, which signs
-- people in and sees nothing of any clinic's records, and stipple_app, which sees the names of its clinic's members.

do $$ begin
  if not exists (select from pg_roles where rolname = 'stipple_accounts') then
    create role stipple_accounts nologin;
  end if;
end $$;

do $$ begin
  execute format('grant stipple_accounts to %I', current_user);
end $$;

create schema accounts;

-- The next five are the auth library's; its names are kept, so that it needs no translation.
create table accounts."user" (
  id text not null primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean default false,
  language text not null default 'en' check (language in ('en', 'tr')),
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table accounts.session (
  id text not null primary key,
  token text not null unique,
  "userId" text not null references accounts."user" on delete cascade,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index session_of_user on accounts.session ("userId");

create table accounts.account (
  id text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references accounts."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index account_of_user on accounts.account ("userId");

create table accounts.verification (
  id text not null primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on accounts.verification (identifier);

create table accounts."twoFactor" (
  id text not null primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references accounts."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_of_user on accounts."twoFactor" ("userId");

-- Codes that were given lately: each counts once (RFC 6238, section 5.2).
create table accounts.used_code (
  account_id text not null references accounts."user" on delete cascade,
  code_hash text not null,
  used_at timestamptz not null,
  primary key (account_id, code_hash)
);

-- Wrong attempts to sign in, by a hash of what was attempted on: also for addresses that have no account.
create table accounts.sign_in_attempt (
  subject text not null primary key,
  failures integer not null check (failures >= 0),
  failed_at timestamptz not null,
  locked_until timestamptz
);

-- Who works where. A membership that ended stays, so that old entries keep their names.
create table accounts.membership (
  clinic_id uuid not null references public.clinic,
  account_id text not null references accounts."user",
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['owner', 'clinician', 'assistant', 'auditor']),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, account_id)
);
create index membership_of_account on accounts.membership (account_id);

-- Belongs to a clinic like every other table of it. Only a hash of what the link holds is kept.
create table invitation (
  clinic_id uuid not null references clinic,
  invitation_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  email text not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['owner', 'clinician', 'assistant', 'auditor']),
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Taken up or revoked; either way it is over.
  ended_at timestamptz,
  primary key (clinic_id, invitation_id)
);

alter table clinic add column demo boolean not null default false;

alter table invitation enable row level security;
alter table invitation force row level security;
create policy of_clinic on invitation using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
grant select, insert, update on invitation to stipple_app;

alter table accounts.membership enable row level security;
alter table accounts.membership force row level security;
create policy of_clinic on accounts.membership to stipple_app
  using (clinic_id = current_clinic()) with check (clinic_id = current_clinic());
create policy of_any_clinic on accounts.membership for select to stipple_accounts using (true);

alter table accounts."user" enable row level security;
alter table accounts."user" force row level security;
create policy of_any_clinic on accounts."user" to stipple_accounts using (true) with check (true);
create policy of_clinic on accounts."user" for select to stipple_app
  using (exists (select from accounts.membership where account_id = id and clinic_id = current_clinic()));

grant usage on schema accounts to stipple_accounts, stipple_app;
grant select, insert, update, delete on
  accounts."user", accounts.session, accounts.account, accounts.verification, accounts."twoFactor", accounts.used_code,
  accounts.sign_in_attempt
  to stipple_accounts;
grant select on accounts.membership to stipple_accounts;
grant select, insert, update on accounts.membership to stipple_app;
grant select on accounts."user" to stipple_app;

-- Whoever signs in is told the names of the clinics they work in, and nothing else of them.
create policy named_to_accounts on clinic for select to stipple_accounts using (true);
grant usage on schema public to stipple_accounts;
grant select on clinic to stipple_accounts;
