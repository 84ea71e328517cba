-- What a later part of the product has told of a stage: its notice is settled, its room is booked. One row while it holds.
create table stage_evidence (
  meeting_id text not null,
  stage_id text not null,
  told_at timestamptz not null,
  note text,
  primary key (meeting_id, stage_id),
  foreign key (meeting_id, stage_id) references meeting_stage on delete cascade
);
