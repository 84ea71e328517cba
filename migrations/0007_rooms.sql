-- Meeting rooms: the register, who has which room when, lending (G5c), cleaning and inspection (G5b).

create table room (
  id text primary key,
  name text not null unique,
  building text,
  floor text,
  capacity int not null check (capacity > 0),
  equipment text[] not null,
  -- How many persons it seats in which layout.
  layouts jsonb not null,
  air_conditioned boolean not null,
  responsible_id text references person,
  -- Where one is named, only this member of the secretariat confirms uses of the room.
  approver_id text references person,
  setup_minutes int not null check (setup_minutes between 0 and 480),
  cleanup_minutes int not null check (cleanup_minutes between 0 and 480),
  inspect_days int not null check (inspect_days between 1 and 365),
  sort int not null,
  last_day date,
  version int not null default 1
);

-- G5c: request, decision, scheduling, in this order; each step keeps who and when.
create table room_loan (
  id text primary key,
  borrower text not null,
  contact text,
  purpose text not null,
  reason text not null,
  persons int not null check (persons > 0),
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null check (state in ('requested', 'consented', 'refused', 'scheduled', 'displaced', 'withdrawn')),
  requested_by text not null,
  requester_id text,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  answer text,
  scheduled_by text,
  scheduled_at timestamptz,
  version int not null default 1,
  check (to_at > from_at),
  check (state in ('requested', 'withdrawn') or decided_at is not null),
  check (state not in ('scheduled', 'displaced') or scheduled_at is not null),
  check (decided_by is null or decided_by <> requested_by)
);
create index room_loan_open on room_loan (from_at) where state in ('requested', 'consented', 'displaced');
create index room_loan_from on room_loan (from_at);

create table room_booking (
  id text primary key,
  meeting_id text references meeting on delete cascade,
  loan_id text references room_loan,
  title text not null,
  "use" text not null check ("use" in ('leaders', 'office', 'internal', 'loan')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- When the meeting was when its room was asked for: a moved meeting takes its rooms along by the difference.
  meeting_start timestamptz,
  meeting_end timestamptz,
  status text not null check (status in ('wanted', 'confirmed', 'displaced', 'cancelled')),
  persons int check (persons > 0),
  note text,
  requested_by text not null,
  created_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Why it was displaced or cancelled.
  reason text,
  version int not null default 1,
  check (to_at > from_at),
  check (("use" = 'loan') = (loan_id is not null)),
  check ((meeting_id is null) = (meeting_start is null))
);
create index room_booking_meeting on room_booking (meeting_id) where meeting_id is not null;
create index room_booking_loan on room_booking (loan_id) where loan_id is not null;
create index room_booking_wanted on room_booking (from_at) where status = 'wanted';
create index room_booking_displaced on room_booking (from_at) where status = 'displaced';

create table booked_room (
  booking_id text not null references room_booking on delete cascade,
  room_id text not null references room,
  -- The use with the time to set up before and to clean after it.
  hold tstzrange not null,
  active boolean not null,
  -- G5b: until then the room waits to be cleaned.
  cleaned_at timestamptz,
  cleaned_by text,
  primary key (booking_id, room_id),
  constraint booked_room_once exclude using gist (room_id with =, hold with &&) where (active)
);
create index booked_room_uncleaned on booked_room (room_id, upper(hold)) where active and cleaned_at is null;

create table room_block (
  id text primary key,
  room_id text not null references room,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null,
  check (to_at > from_at)
);
create index room_block_room on room_block (room_id, from_at);

-- Who waits for a room that somebody else has. Whose turn it is gets the slot as a wanted use of his own.
create table room_wait (
  id text primary key,
  room_id text not null references room,
  meeting_id text references meeting on delete cascade,
  title text not null,
  "use" text not null check ("use" in ('leaders', 'office', 'internal')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  persons int check (persons > 0),
  requested_by text not null,
  created_at timestamptz not null,
  check (to_at > from_at)
);
create index room_wait_room on room_wait (room_id, from_at);
create index room_wait_meeting on room_wait (meeting_id) where meeting_id is not null;

create table room_inspection (
  id text primary key,
  room_id text not null references room,
  at timestamptz not null,
  by text not null,
  tidy boolean not null,
  findings text,
  check (tidy or findings is not null)
);
create index room_inspection_room on room_inspection (room_id, at);

-- A room's calendar subscription; only the hash of its secret address is kept.
create table room_feed (
  room_id text primary key references room,
  token_hash text not null unique,
  created_at timestamptz not null,
  read_at timestamptz
);
