-- whose it is; absent: nobody's
alter table conversations add column owner text;
-- whose it is while it belongs to no conversation; later it is its conversation's
alter table attachments add column owner text;

create index conversations_by_owner on conversations (owner, pinned, changed) where discarded_at is null;
