-- A delivery is written when it is put down, taken and finished: room on its page keeps the taking out of the indexes.
alter table delivery set (fillfactor = 50);
