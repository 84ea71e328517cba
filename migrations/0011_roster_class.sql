-- As what the persons whom a recipient names come onto the roster: 出席, 列席, 工作人员.
alter table notice_recipient add column attends_as text not null default 'attend' check (attends_as in ('attend', 'observe', 'staff'));
