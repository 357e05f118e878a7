-- The bytes are in files named by their checksum; several rows may share one.
create table attachments (
    number integer primary key,
    id text not null unique,
    conversation integer references conversations (number) on delete cascade,
    name text not null,
    content_type text not null,
    size_bytes integer not null,
    sha256 text not null,
    created_at integer not null,
    text text
) strict;

create index attachments_by_conversation on attachments (conversation);
create index attachments_by_checksum on attachments (sha256);
