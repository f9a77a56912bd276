-- Which channels somebody has duties of: asked whenever something changes about a person.
create index channel_life on channel using gin (life jsonb_path_ops);
