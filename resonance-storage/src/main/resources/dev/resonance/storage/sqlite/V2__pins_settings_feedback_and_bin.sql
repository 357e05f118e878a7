alter table conversations add column pinned integer not null default 0;
alter table conversations add column system_prompt text;
alter table conversations add column model text;
alter table conversations add column search integer;
-- when it was put into the bin; absent: it is not there
alter table conversations add column discarded_at integer;

create index conversations_listed on conversations (pinned, changed) where discarded_at is null;
create index conversations_in_bin on conversations (discarded_at) where discarded_at is not null;

alter table messages add column rating text;
alter table messages add column note text;
