-- The office's own versions of the norm. Version n is version n-1 with these amendments applied; version 1 is shipped and has no row.
create table norm_version (
  version int primary key check (version > 1),
  amendments jsonb not null,
  note text,
  made_at timestamptz not null,
  made_by text not null
);

-- A day set by hand is edited from what its editor saw.
alter table calendar_override add column version int not null default 1;
