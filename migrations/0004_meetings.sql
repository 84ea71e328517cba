-- Meetings, their stages and check-lists, and what is prepared for them: agenda, leaders, groups, schedule.

create table meeting (
  id text primary key,
  kind text not null,
  name text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  chair_id text references person,
  place text,
  head_count int check (head_count > 0),
  -- What the order of a daily meeting must say (D1.1, D2.1).
  requirements text,
  -- Whose meeting it is, for one that is only attended (G4).
  host text,
  status text not null check (status in ('planned', 'closed', 'cancelled')),
  cancelled_reason text,
  parent_id text references meeting,
  -- The stage of the parent that this meeting closes (F1.5, F8.3).
  parent_stage text,
  line_id text references work_line,
  department_id text references unit,
  arranger_id text not null references person,
  first_responsible_id text references person,
  -- Who held each duty of the norm when the meeting was made, and by which clause.
  holders jsonb not null,
  norm_version int not null,
  -- What the planner keeps beside its stages: choice, insertions, pins, compression.
  plan jsonb not null,
  provisional boolean not null,
  version int not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz,
  check (end_at > start_at)
);
create index meeting_start on meeting (start_at, id);
create index meeting_open on meeting (start_at) where status = 'planned';
create index meeting_parent on meeting (parent_id) where parent_id is not null;
create index meeting_department on meeting (department_id) where department_id is not null;

create table meeting_stage (
  meeting_id text not null references meeting on delete cascade,
  stage_id text not null,
  position int not null,
  begin_at timestamptz,
  due_at timestamptz not null,
  flags int not null,
  status text not null check (status in ('waiting', 'ready', 'done', 'skipped')),
  -- Who closed it, when, with which words and confirmations.
  mark jsonb,
  duties text[] not null,
  primary key (meeting_id, stage_id),
  check ((status in ('done', 'skipped')) = (mark is not null))
);
create index meeting_stage_open on meeting_stage (due_at) where status in ('waiting', 'ready');

create table stage_item (
  meeting_id text not null,
  stage_id text not null,
  item_id text not null,
  position int not null,
  is_on boolean not null,
  done_at timestamptz,
  done_by text,
  note text,
  -- The recorded decision of whoever may switch it on (A6, A17).
  decided_at timestamptz,
  decided_by text,
  decision text,
  primary key (meeting_id, stage_id, item_id),
  foreign key (meeting_id, stage_id) references meeting_stage on delete cascade,
  check ((done_at is null) = (done_by is null))
);

-- Confirmations before a stage closes: the two of G3e and G4, and whoever passes a plan or a list.
create table stage_signature (
  meeting_id text not null,
  stage_id text not null,
  duty text not null,
  account_id text not null,
  at timestamptz not null,
  remark text,
  primary key (meeting_id, stage_id, duty),
  foreign key (meeting_id, stage_id) references meeting_stage on delete cascade
);

-- 筹备方案, 活动方案, 接待方案, 准备方案: the text that is passed before any notice leaves.
create table preparation_plan (
  meeting_id text primary key references meeting on delete cascade,
  body text not null,
  submitted_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  updated_by text not null
);

create table leader_attendance (
  id text primary key,
  meeting_id text not null references meeting on delete cascade,
  person_id text not null references person,
  answer text not null check (answer in ('asked', 'confirmed', 'declined', 'replaced')),
  replaced_by_id text references person,
  note text,
  position int not null,
  version int not null default 1,
  unique (meeting_id, person_id),
  check ((answer = 'replaced') = (replaced_by_id is not null))
);
create index leader_attendance_person on leader_attendance (person_id);

create table agenda (
  meeting_id text primary key references meeting on delete cascade,
  approved_at timestamptz,
  approved_by text,
  version int not null default 1
);

create table agenda_item (
  id text primary key,
  meeting_id text not null references meeting on delete cascade,
  position int not null,
  -- Null for a personnel item: its matter is never stored here (G1b).
  title text,
  category text not null,
  minutes int not null check (minutes > 0),
  reporting_unit_id text references unit,
  version int not null default 1,
  unique (meeting_id, position) deferrable initially deferred,
  check ((category = 'personnel') = (title is null)),
  check (category <> 'personnel' or reporting_unit_id is null)
);

create table agenda_attending (
  item_id text not null references agenda_item on delete cascade,
  unit_id text not null references unit,
  primary key (item_id, unit_id)
);

create table schedule_session (
  id text primary key,
  meeting_id text not null references meeting on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz not null,
  title text not null,
  place text,
  version int not null default 1,
  check (to_at > from_at)
);
create index schedule_session_meeting on schedule_session (meeting_id, from_at);
create index schedule_session_time on schedule_session (from_at);

create table working_group (
  id text primary key,
  meeting_id text not null references meeting on delete cascade,
  kind text not null check (kind in ('working', 'delegation')),
  name text not null,
  leader_id text references person,
  task text,
  position int not null,
  version int not null default 1,
  unique (meeting_id, kind, name),
  unique (id, meeting_id, kind)
);

create table group_person (
  group_id text not null,
  meeting_id text not null,
  kind text not null,
  person_id text not null references person,
  position int not null,
  primary key (group_id, person_id),
  foreign key (group_id, meeting_id, kind) references working_group (id, meeting_id, kind) on delete cascade
);
-- F1.3: everyone is in exactly one delegation.
create unique index group_person_one_delegation on group_person (meeting_id, person_id) where kind = 'delegation';

-- Working days beyond what the product ships: a year of the State Council's notice, and single days set by hand.
create table calendar_year (
  year int primary key,
  holidays jsonb not null,
  workdays jsonb not null,
  source text,
  loaded_at timestamptz not null,
  loaded_by text not null,
  version int not null default 1
);

create table calendar_override (
  day date primary key,
  is_workday boolean not null,
  note text,
  set_at timestamptz not null,
  set_by text not null
);

-- A person's calendar subscription; only the hash of its secret address is kept.
create table calendar_feed (
  account_id text primary key,
  token_hash text not null unique,
  created_at timestamptz not null,
  read_at timestamptz
);
