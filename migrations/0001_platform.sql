-- The platform's own tables. SQL of PostgreSQL 15 only. Moments are written by the program (its clock is passed in).

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Who did what, when. Rows are only ever added.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id text,
  actor_name text,
  kind text not null,
  subject text,
  detail jsonb not null,
  ip text,
  request_id text
);
create index audit_subject on audit (subject, id) where subject is not null;
create index audit_account on audit (account_id, id);
create index audit_kind on audit (kind, id);
create index audit_at on audit (at);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are only ever added: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change_of_audit();
create trigger audit_never_emptied before truncate on audit for each statement execute function refuse_change_of_audit();

-- A signed-in browser. Only the hash of the token is kept.
create table session (
  token_hash text primary key,
  account_id text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

-- A creating act that a client may repeat: the second time it gets the first result.
create table idempotency (
  account_id text not null,
  key text not null,
  procedure text not null,
  input_hash text not null,
  result jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_at on idempotency (at);

-- Work to be done later, put here in the transaction that wants it. A job that ends gives up its dedupe_key, except a
-- cron slot, which must stay taken until the row is swept.
create table job (
  id bigint generated always as identity primary key,
  queue text not null,
  payload jsonb not null,
  dedupe_key text,
  run_at timestamptz not null,
  attempts int not null default 0,
  max_attempts int not null check (max_attempts > 0),
  locked_until timestamptz,
  last_error text,
  done_at timestamptz,
  failed_at timestamptz,
  created_at timestamptz not null,
  check (done_at is null or failed_at is null),
  check (attempts between 0 and max_attempts)
);
create unique index job_dedupe on job (queue, dedupe_key) where dedupe_key is not null;
create index job_waiting on job (queue, run_at, id) where done_at is null and failed_at is null;
create index job_done on job (done_at) where done_at is not null;
create index job_failed on job (failed_at) where failed_at is not null;

-- What the office has set, one value for each key.
create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
