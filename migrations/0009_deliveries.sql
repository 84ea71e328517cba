-- The outbox of notices: what leaves, how often it was tried, and where it goes.

create table delivery (
  id bigint generated always as identity primary key,
  notice_id text not null references notice on delete cascade,
  recipient_id text not null references notice_recipient on delete cascade,
  channel text not null check (channel in ('in-app', 'email', 'webhook', 'phone', 'print')),
  status text not null check (status in ('held', 'queued', 'sent', 'dead', 'cancelled')),
  attempts int not null default 0,
  -- Not before this moment.
  next_at timestamptz not null,
  -- Since when it has been tried: after three days it is given up.
  queued_at timestamptz not null,
  -- Until then it belongs to who claimed it; on the database's clock.
  locked_until timestamptz,
  -- Where the last attempt went.
  address text,
  last_error text,
  last_detail text,
  sent_at timestamptz,
  created_at timestamptz not null,
  unique (notice_id, recipient_id, channel),
  check ((status = 'sent') = (sent_at is not null))
);
-- What a machine sends; the telephone and paper wait for a person.
create index delivery_due on delivery (next_at, id) where status = 'queued' and channel in ('email', 'webhook');
create index delivery_open on delivery (status, id) where status in ('held', 'queued', 'dead');
create index delivery_recipient on delivery (recipient_id);

-- One row: whether the office looks at everything before it leaves.
create table delivery_policy (
  single boolean primary key default true check (single),
  review_first boolean not null,
  version int not null default 1
);

-- Where mail for a unit or a person goes.
create table mail_address (
  id text primary key,
  unit_id text unique references unit on delete cascade,
  person_id text unique references person on delete cascade,
  email text not null,
  check (num_nonnulls(unit_id, person_id) = 1)
);

-- Another program that hears of issued notices: a unit's own, or the one for all units that have none.
create table webhook_endpoint (
  id text primary key,
  name text not null,
  url text not null,
  secret text not null,
  unit_id text references unit,
  enabled boolean not null,
  disabled_reason text,
  version int not null default 1,
  created_at timestamptz not null,
  created_by text not null
);
create unique index webhook_endpoint_unit on webhook_endpoint (coalesce(unit_id, '')) where enabled;

create table webhook_attempt (
  id bigint generated always as identity primary key,
  endpoint_id text not null references webhook_endpoint on delete cascade,
  -- Null for a test.
  delivery_id bigint references delivery on delete cascade,
  at timestamptz not null,
  ms int not null,
  status int,
  error text
);
create index webhook_attempt_endpoint on webhook_attempt (endpoint_id, id);
create index webhook_attempt_delivery on webhook_attempt (delivery_id) where delivery_id is not null;
