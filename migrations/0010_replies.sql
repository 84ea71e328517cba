-- Answers to notices, the links by which a unit answers without an account, who was urged when, and the telephone.

-- What signs the links. One signs; the retired ones prove what they signed until it has expired.
create table link_secret (
  id int generated always as identity primary key,
  secret text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  -- Every link that it signed was ended at this moment.
  ended_at timestamptz,
  check (ended_at is null or retired_at is not null)
);
create unique index link_secret_current on link_secret ((true)) where retired_at is null;

-- Only for recipients whose links were ended once: links with another serial are no longer accepted.
create table link_ending (
  recipient_id text primary key references notice_recipient on delete cascade,
  serial int not null check (serial > 0),
  ended_at timestamptz not null,
  ended_by text not null
);

-- How often something was done within a stretch of time, by the address or the link it came from.
create table link_guard (
  key text primary key,
  since timestamptz not null,
  count int not null
);

create table reply (
  recipient_id text primary key references notice_recipient on delete cascade,
  reporter_name text not null,
  reporter_mobile text,
  note text,
  via text not null check (via in ('account', 'link', 'paper', 'phone')),
  late boolean not null,
  -- Null for an answer by link.
  by_account text,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null
);

create table reply_person (
  id text primary key,
  recipient_id text not null references reply on delete cascade,
  position int not null,
  name text not null,
  post text not null,
  mobile text,
  answer text not null check (answer in ('attend', 'substitute', 'leave')),
  for_name text,
  reason text,
  vehicle text,
  meals boolean not null,
  lodging boolean not null,
  decision text check (decision in ('pending', 'approved', 'refused')),
  decided_at timestamptz,
  decided_by text,
  decision_note text,
  unique (recipient_id, position),
  check ((answer = 'attend') = (decision is null))
);
create index reply_person_pending on reply_person (recipient_id) where decision = 'pending';

-- Every answer as it was handed in, the present one among them.
create table reply_history (
  recipient_id text not null references notice_recipient on delete cascade,
  version int not null,
  at timestamptz not null,
  via text not null,
  by_account text,
  content jsonb not null,
  primary key (recipient_id, version)
);

create table reply_urge (
  id bigint generated always as identity primary key,
  recipient_id text not null references notice_recipient on delete cascade,
  at timestamptz not null,
  how text not null check (how in ('again', 'phone', 'automatic')),
  by_account text
);
create index reply_urge_recipient on reply_urge (recipient_id, at);
-- The reminder of the clock goes to nobody twice.
create unique index reply_urge_automatic on reply_urge (recipient_id) where how = 'automatic';

create table phone_call (
  id text primary key,
  recipient_id text not null references notice_recipient on delete cascade,
  called_at timestamptz not null,
  number text not null,
  outcome text not null check (outcome in ('reached', 'no-answer', 'busy', 'wrong-number')),
  answered_by_name text,
  answered_by_post text,
  repeated_back boolean not null,
  answer text,
  redial_at timestamptz,
  caller_account text not null,
  logged_at timestamptz not null,
  check (outcome <> 'reached' or (answered_by_name is not null and answered_by_post is not null and answer is not null))
);
create index phone_call_recipient on phone_call (recipient_id, called_at);

create table phone_record (
  id text primary key,
  called_at timestamptz not null,
  caller_unit text not null,
  caller_name text not null,
  caller_post text,
  number text not null,
  caller_verified boolean not null,
  verified_how text,
  convener text not null,
  matter text not null,
  start_at timestamptz not null,
  end_at timestamptz,
  place text not null,
  participants text not null,
  materials text not null,
  content text,
  proposal text,
  instruction text,
  instructed_by text,
  result text,
  undertaker text,
  taken_by text not null,
  taken_at timestamptz not null,
  -- The meeting, or the reception, that came of it.
  meeting_id text references meeting,
  version int not null default 1
);
create index phone_record_called on phone_record (called_at, id);
