-- Words of new messages go into the indexes at once: each search would read through a list of pending ones.
alter index message_words_by_word set (fastupdate = off);
alter index title_words_by_word set (fastupdate = off);
select gin_clean_pending_list('message_words_by_word');
select gin_clean_pending_list('title_words_by_word');
