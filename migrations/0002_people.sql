-- Units, sections, persons, posts, groups, rank orders, and who among the deputies serves whom.
-- Days are inclusive at both ends; an open end is null.

create table unit (
  id text primary key,
  name text not null,
  short_name text not null,
  kind text not null,
  sort int not null,
  phone text,
  fax text,
  address text,
  last_day date,
  version int not null default 1
);
create unique index unit_name on unit (name);
-- The office itself: there is one.
create unique index unit_own_office on unit (kind) where kind = 'own-office';
create index unit_sort on unit (sort, id);

create table section (
  id text primary key,
  unit_id text not null references unit,
  name text not null,
  sort int not null,
  phone text,
  last_day date,
  version int not null default 1,
  unique (unit_id, name)
);

-- Which section of the office fulfils a duty of the norm (G3). A duty has one section.
create table section_duty (
  duty text primary key,
  section_id text not null references section
);
create index section_duty_section on section_duty (section_id);

create table person (
  id text primary key,
  name text not null,
  pinyin text not null,
  initials text not null,
  strokes text not null,
  mobile text,
  note text,
  last_day date,
  version int not null default 1
);
create index person_pinyin on person (pinyin, id);
create index person_name on person (name);
create index person_mobile on person (mobile) where mobile is not null;

create table post (
  id text primary key,
  person_id text not null references person,
  unit_id text not null references unit,
  section_id text references section,
  title text not null,
  level text,
  -- In our own office: director or deputy director (what the norm calls 主任 and 副主任).
  office_post text check (office_post in ('director', 'deputy')),
  from_day date,
  to_day date,
  is_primary boolean not null,
  check (to_day is null or from_day is null or to_day >= from_day)
);
create index post_person on post (person_id);
create index post_unit on post (unit_id) where to_day is null;
create index post_section on post (section_id) where section_id is not null;

-- Groups of recipients, kept by hand (A4, A5, A6): units, persons, or both. The row of a group that the norm names
-- comes with its first member.
create table recipient_group (
  id text primary key,
  -- Null for the groups that the norm itself names.
  name text,
  sort int not null,
  version int not null default 1
);
create unique index recipient_group_name on recipient_group (name) where name is not null;
create table group_member (
  group_id text not null references recipient_group on delete cascade,
  position int not null,
  unit_id text references unit,
  person_id text references person,
  check (num_nonnulls(unit_id, person_id) = 1),
  unique (group_id, unit_id),
  unique (group_id, person_id),
  unique (group_id, position) deferrable initially immediate
);

-- Ranking is data, never computed: several orders, each a list kept by hand. The row comes with the first move.
create table rank_order (
  id text primary key,
  version int not null default 1
);
create table rank_entry (
  order_id text not null references rank_order,
  person_id text not null references person,
  position int not null,
  primary key (order_id, person_id),
  unique (order_id, position) deferrable initially immediate
);

-- 跟班 (G4, D1, A7): one deputy attends a leader on any one day.
create table attending (
  id text primary key,
  leader_id text not null references person,
  deputy_id text not null references person,
  substitute_id text references person,
  from_day date not null,
  to_day date,
  version int not null default 1,
  check (to_day is null or to_day >= from_day),
  check (deputy_id <> leader_id and substitute_id <> deputy_id),
  constraint attending_leader_id_daterange_excl exclude using gist (leader_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index attending_deputy on attending (deputy_id);

-- 联系 (G2, A8): the deputy who liaises with a line of work and the department that undertakes it.
create table work_line (
  id text primary key,
  name text not null unique,
  sort int not null,
  last_day date,
  version int not null default 1
);
create table liaison (
  id text primary key,
  line_id text not null references work_line,
  deputy_id text not null references person,
  unit_id text not null references unit,
  from_day date not null,
  to_day date,
  version int not null default 1,
  check (to_day is null or to_day >= from_day),
  constraint liaison_line_id_daterange_excl exclude using gist (line_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index liaison_deputy on liaison (deputy_id);

-- 分管 (G3, A8, A18): the deputy in charge of a section of the office.
create table charge (
  id text primary key,
  section_id text not null references section,
  deputy_id text not null references person,
  from_day date not null,
  to_day date,
  version int not null default 1,
  check (to_day is null or to_day >= from_day),
  constraint charge_section_id_daterange_excl exclude using gist (section_id with =, daterange(from_day, to_day, '[]') with &&)
);
create index charge_deputy on charge (deputy_id);
