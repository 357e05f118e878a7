-- what the sampler's randomness began with; absent: not known
alter table messages add column seed integer;
