-- The outbox as the office works with it: reminders leave through it too, and what no machine sends is worked off by hand.

alter table delivery
  add column kind text not null default 'notice' check (kind in ('notice', 'urge', 'reminder')),
  -- The urge that a reminder came of; null for the notice itself.
  add column urge_id bigint references reply_urge on delete cascade,
  -- Who worked it off by hand, or called it back, and what he wrote.
  add column done_by text,
  add column remark text,
  add check ((kind = 'notice') = (urge_id is null)),
  drop constraint delivery_notice_id_recipient_id_channel_key;
create unique index delivery_once on delivery (notice_id, recipient_id, channel, urge_id) nulls not distinct;
create index delivery_urge on delivery (urge_id) where urge_id is not null;

alter table mail_address add column version int not null default 1;
