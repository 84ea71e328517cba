-- Who may sign in, with which single role. The name may be Chinese; name_key is its folded form, one to an account.
create table account (
  id text primary key,
  name text not null,
  name_key text not null unique,
  role text not null,
  state text not null check (state in ('pending', 'active', 'disabled')),
  person_id text references person,
  unit_id text references unit,
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change boolean not null,
  last_sign_in_at timestamptz,
  last_sign_in_ip text,
  created_at timestamptz not null,
  version int not null default 1,
  check (role <> 'liaison' or unit_id is not null)
);
-- One person, one account: the roles exclude each other (GB/T 22239-2019 8.1.5).
create unique index account_person on account (person_id) where person_id is not null and state <> 'disabled';

-- Former passwords that may not come back, newest last.
create table password_history (
  id bigint generated always as identity primary key,
  account_id text not null references account (id) on delete cascade,
  hash text not null,
  set_at timestamptz not null
);
create index password_history_account on password_history (account_id, id);

-- Failed sign-ins by the hash of the name that was typed, whether or not an account has it: nobody learns which names exist.
create table sign_in_guard (
  name_hash text primary key,
  failures int not null,
  last_failed_at timestamptz,
  locked_until timestamptz
);

-- id names a session on the administrators' page without showing the hash of its token.
alter table session add column id text not null unique;
alter table session add constraint session_account_fkey foreign key (account_id) references account (id) on delete cascade;
