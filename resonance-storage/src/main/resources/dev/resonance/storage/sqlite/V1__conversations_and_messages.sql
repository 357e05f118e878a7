-- Times are milliseconds since 1970, durations nanoseconds. Rows refer to each other by number, the outside to them by id.

create table conversations (
    number integer primary key,
    id text not null unique,
    title text not null,
    created_at integer not null,
    updated_at integer not null,
    -- counts the changes of all conversations, and orders them: clocks stand still and go back
    changed integer not null unique,
    active_leaf integer references messages (number)
) strict;

create table messages (
    -- the conversation's number, and in the lowest 24 bits the order in it, over all branches: so a conversation's
    -- messages lie together, here and in the search index
    number integer primary key check (number >> 24 = conversation),
    conversation integer not null references conversations (number) on delete cascade,
    parent integer references messages (number),
    id text not null unique,
    role text not null,
    status text not null,
    created_at integer not null,
    -- how an answer came about: all of them absent in messages of the user
    model text,
    finish_reason text,
    prompt_tokens integer,
    cached_tokens integer,
    completion_tokens integer,
    first_token_nanos integer,
    elapsed_nanos integer,
    search_outcome text,
    trimmed_messages integer,
    sources text,
    -- last, so that reading the columns above does not read through it
    content text not null
) strict;

create index messages_by_conversation on messages (conversation);
create index messages_by_parent on messages (parent);
create index messages_being_written on messages (number) where status = 'STREAMING';
create index conversations_by_active_leaf on conversations (active_leaf);

-- Words as dev.resonance.conversation.spi.SearchWords cuts and folds them, between spaces: the tokenizer has nothing
-- left to decide. A row has the number of its message or conversation.
create virtual table message_words using fts5 (words, tokenize = 'ascii', prefix = '1 2 3');
create virtual table title_words using fts5 (words, tokenize = 'ascii', prefix = '1 2 3');

-- what is deleted is gone from the index at once, not when it is merged one day
insert into message_words (message_words, rank) values ('secure-delete', 1);
insert into title_words (title_words, rank) values ('secure-delete', 1);
