-- Notices of every form, whom they go to, and the one list of expected persons of a meeting.

-- Numbers are given at issue, gapless within a year: whoever issues holds the year's row until his commit.
create table notice_counter (
  year int primary key,
  last int not null check (last > 0)
);

create table notice (
  id text primary key,
  meeting_id text references meeting on delete cascade,
  -- The stage that is finished when this notice is settled; null where the norm asks for none.
  stage_id text,
  form text not null check (form in ('preliminary', 'formal', 'notice', 'correction', 'change', 'cancellation', 'order', 'phone', 'internal')),
  title text not null,
  content jsonb not null,
  year int,
  serial int,
  status text not null check (status in ('draft', 'submitted', 'approved', 'issued', 'superseded', 'withdrawn')),
  reply_by timestamptz,
  supersedes_id text references notice,
  -- Why it was sent back, or withdrawn after issue.
  remark text,
  version int not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  approved_at timestamptz,
  approved_by text,
  issued_at timestamptz,
  issued_by text,
  unique (year, serial),
  check ((year is null) = (serial is null)),
  check ((serial is not null) = (status in ('issued', 'superseded', 'withdrawn'))),
  check ((serial is null) = (issued_at is null)),
  check ((supersedes_id is not null) = (form in ('correction', 'change', 'cancellation')))
);
create index notice_meeting on notice (meeting_id, created_at);
create index notice_waiting on notice (submitted_at) where status = 'submitted';
-- What replaces a notice is issued once.
create unique index notice_supersedes on notice (supersedes_id) where serial is not null and supersedes_id is not null;

create table notice_recipient (
  id text primary key,
  notice_id text not null references notice on delete cascade,
  position int not null,
  unit_id text references unit,
  person_id text references person,
  -- How many persons are expected of it.
  quota int not null check (quota between 1 and 1000),
  channels text[] not null check (channels <@ array['in-app', 'email', 'webhook', 'phone', 'print']),
  note text,
  state text not null check (state in ('unread', 'read', 'answered', 'verified', 'excused')),
  state_at timestamptz not null,
  closed_reason text,
  check (num_nonnulls(unit_id, person_id) = 1),
  check (person_id is null or quota = 1)
);
create unique index notice_recipient_unit on notice_recipient (notice_id, unit_id) where unit_id is not null;
create unique index notice_recipient_person on notice_recipient (notice_id, person_id) where person_id is not null;
create index notice_recipient_of_unit on notice_recipient (unit_id) where unit_id is not null;
create index notice_recipient_of_person on notice_recipient (person_id) where person_id is not null;
create index notice_recipient_position on notice_recipient (notice_id, position);

create table roster_person (
  id text primary key,
  meeting_id text not null references meeting on delete cascade,
  person_id text references person,
  unit_id text references unit,
  -- The unit as it is written on the list, where it is none of ours.
  unit_name text,
  name text not null,
  post text,
  mobile text,
  class text not null check (class in ('attend', 'observe', 'staff')),
  delegation_group_id text references working_group on delete set null,
  -- By what every later list is sorted: the unit's place, the place by hand, the name by strokes and by sound.
  unit_sort int,
  rank int,
  strokes text not null,
  pinyin text not null,
  source text not null check (source in ('notice', 'import', 'hand')),
  recipient_id text references notice_recipient on delete set null,
  state text not null check (state in ('expected', 'away')),
  version int not null default 1,
  removed_at timestamptz
);
create index roster_person_meeting on roster_person (meeting_id) where removed_at is null;
create index roster_person_recipient on roster_person (recipient_id) where recipient_id is not null;
create unique index roster_person_once on roster_person (meeting_id, person_id) where person_id is not null and removed_at is null;

-- Who was added, changed, removed, in the order in which it happened.
create table roster_change (
  seq bigint generated always as identity primary key,
  meeting_id text not null references meeting on delete cascade,
  at timestamptz not null,
  by text not null,
  change text not null check (change in ('added', 'changed', 'removed')),
  roster_id text not null,
  before jsonb,
  after jsonb
);
create index roster_change_meeting on roster_change (meeting_id, seq);
