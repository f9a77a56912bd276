-- 互动收件箱: what the public wrote to a channel, for as long as the rule book lets it be kept. Nothing here can list what one writer wrote: the
-- platform's id of a writer stands, where a reply cannot be made without it, sealed in a row of its own message and in no index.

create table public_message (
  message_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  -- What was commented on; null for messages, and for comments on what this product did not publish.
  publication_id uuid,
  kind text not null check (kind in ('comment', 'message')),
  -- The platform's id of the comment or message.
  platform_key text not null,
  -- What the platform wants besides for an answer: the id of the post or of the thread. Never a writer's.
  thread_key text,
  -- 读者 7F3A: another one in every channel and on every day.
  pseudonym text not null,
  body text not null,
  -- Earlier texts of an edited one: [{body, until}], oldest first.
  earlier json not null default '[]',
  -- The account's own answer as the platform shows it: {text, at}.
  platform_reply json,
  elected boolean not null default false,
  written_at timestamptz not null,
  received_at timestamptz not null,
  edited_at timestamptz,
  gone_at timestamptz,
  seen_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'noAnswerNeeded', 'hidden', 'passedOn')),
  state_at timestamptz not null,
  -- Who said so: the domain's PersonSnapshot; null while nobody has.
  state_by json,
  -- The act that settled it, of the module of interaction.
  action_id text,
  -- An answer that was asked for and is not done yet: {action, by, at}. While it stands nobody else can answer.
  answering json,
  read_at timestamptz,
  read_by json,
  notes integer not null default 0,
  version integer not null default 1
);
create unique index public_message_platform on public_message (channel_id, kind, platform_key);
-- A list is the newest of each channel, kind and state that it shows, put together: it costs the same with ten rows and with ten million.
create index public_message_list on public_message (channel_id, kind, state, written_at desc, message_id desc);
create index public_message_unread on public_message (channel_id, kind, state, written_at desc, message_id desc) where read_at is null;
create index public_message_publication on public_message (publication_id) where publication_id is not null;
create index public_message_age on public_message (organization_id, written_at, message_id);
comment on column public_message.message_id is '@type PublicMessageId';
comment on column public_message.root_id is '@type OrganizationId';
comment on column public_message.organization_id is '@type OrganizationId';
comment on column public_message.channel_id is '@type ChannelId';
comment on column public_message.publication_id is '@type PublicationId';
comment on column public_message.kind is '@type PublicMessageKind';
comment on column public_message.state is '@type PublicMessageState';
grant select, insert, update, delete on public_message to sanshen_app;

-- What is searched, apart, so that reading and settling a message leaves the index alone. Lexemes as in manuscript_text: w word, g two characters, o
-- organisation.
create table public_message_text (
  message_id uuid primary key references public_message on delete cascade,
  root_id text not null,
  organization_id text not null,
  written_at timestamptz not null,
  folded text not null,
  search tsvector not null
);
create index public_message_text_search on public_message_text using gin (search);
comment on column public_message_text.message_id is '@type PublicMessageId';
comment on column public_message_text.root_id is '@type OrganizationId';
comment on column public_message_text.organization_id is '@type OrganizationId';
grant select, insert, update, delete on public_message_text to sanshen_app;

-- Only where the platform takes no answer without it; sealed each time anew, so that two of one writer do not look alike.
create table public_writer (
  message_id uuid primary key references public_message on delete cascade,
  root_id text not null,
  sealed bytea not null
);
comment on column public_writer.message_id is '@type PublicMessageId';
comment on column public_writer.root_id is '@type OrganizationId';
grant select, insert, update, delete on public_writer to sanshen_app;

-- What pseudonyms of a channel's day are made with. It is thrown away when the day is over, so that nobody can make them again.
create table public_pseudonym_key (
  channel_id text not null,
  day date not null,
  key bytea not null,
  primary key (channel_id, day)
);
comment on column public_pseudonym_key.channel_id is '@type ChannelId';
grant select, insert, delete on public_pseudonym_key to sanshen_app;

-- Words of colleagues to colleagues. No act, no job and no route that sends reads this table.
create table internal_note (
  note_id uuid primary key,
  message_id uuid not null references public_message on delete cascade,
  root_id text not null,
  author json not null,
  body text not null,
  written_at timestamptz not null
);
create index internal_note_of on internal_note (message_id, written_at, note_id);
comment on column internal_note.message_id is '@type PublicMessageId';
comment on column internal_note.root_id is '@type OrganizationId';
grant select, insert, delete on internal_note to sanshen_app;

-- Who has a message open or writes an answer to it now; forgotten when it runs out.
create table conversation_presence (
  message_id uuid not null references public_message on delete cascade,
  person_id text not null,
  root_id text not null,
  organization_id text not null,
  name text not null,
  doing text not null check (doing in ('reading', 'answering')),
  until timestamptz not null,
  primary key (message_id, person_id)
);
create index conversation_presence_of on conversation_presence (organization_id, until);
comment on column conversation_presence.message_id is '@type PublicMessageId';
comment on column conversation_presence.person_id is '@type PersonId';
comment on column conversation_presence.root_id is '@type OrganizationId';
comment on column conversation_presence.organization_id is '@type OrganizationId';
comment on column conversation_presence.doing is '@type PresenceKind';
grant select, insert, update, delete on conversation_presence to sanshen_app;

-- What was decided about messages, from the ledger: without a word of the public, so it stays when the message is deleted.
create table conversation_step (
  message_id uuid not null,
  number integer not null,
  root_id text not null,
  organization_id text not null,
  channel_id text not null,
  kind text not null,
  state text not null,
  by json,
  action_id text,
  at timestamptz not null,
  primary key (message_id, number)
);
create index conversation_step_of on conversation_step (organization_id, at desc, message_id);
comment on column conversation_step.message_id is '@type PublicMessageId';
comment on column conversation_step.root_id is '@type OrganizationId';
comment on column conversation_step.organization_id is '@type OrganizationId';
comment on column conversation_step.channel_id is '@type ChannelId';
comment on column conversation_step.kind is '@type PublicMessageKind';
comment on column conversation_step.state is '@type PublicMessageState';
grant select, insert, update, delete on conversation_step to sanshen_app;

-- How many of each channel stand in each state, kept by every change in its own transaction: what supervising units see, and the numbers beside the filters.
create table conversation_count (
  organization_id text not null,
  root_id text not null,
  channel_id text not null,
  kind text not null,
  state text not null,
  unread integer not null default 0,
  messages integer not null default 0,
  primary key (channel_id, kind, state)
);
create index conversation_count_of on conversation_count (organization_id);
comment on column conversation_count.organization_id is '@type OrganizationId';
comment on column conversation_count.root_id is '@type OrganizationId';
comment on column conversation_count.channel_id is '@type ChannelId';
comment on column conversation_count.kind is '@type PublicMessageKind';
comment on column conversation_count.state is '@type PublicMessageState';
grant select, insert, update, delete on conversation_count to sanshen_app;

create function count_public_message() returns trigger language plpgsql as $$
declare sums text := '';
begin
  if tg_op <> 'INSERT' then sums := 'select organization_id, root_id, channel_id, kind, state, -1 as n, read_at from old_rows'; end if;
  if tg_op = 'UPDATE' then sums := sums || ' union all '; end if;
  if tg_op <> 'DELETE' then sums := sums || 'select organization_id, root_id, channel_id, kind, state, 1 as n, read_at from new_rows'; end if;
  -- In one order, so that two who count at once never wait for each other.
  execute 'insert into conversation_count as kept (organization_id, root_id, channel_id, kind, state, messages, unread)
    select min(organization_id), min(root_id), channel_id, kind, state, sum(n), coalesce(sum(n) filter (where read_at is null), 0)
    from (' || sums || ') changed group by channel_id, kind, state
    having sum(n) <> 0 or coalesce(sum(n) filter (where read_at is null), 0) <> 0 order by channel_id, kind, state
    on conflict (channel_id, kind, state) do update set messages = kept.messages + excluded.messages, unread = kept.unread + excluded.unread';
  return null;
end $$;
create trigger public_message_counted_in after insert on public_message
  referencing new table as new_rows for each statement execute function count_public_message();
create trigger public_message_counted_over after update on public_message
  referencing old table as old_rows new table as new_rows for each statement execute function count_public_message();
create trigger public_message_counted_out after delete on public_message
  referencing old table as old_rows for each statement execute function count_public_message();

-- Where the reading of a channel stands.
create table conversation_reading (
  channel_id text primary key,
  root_id text not null,
  organization_id text not null,
  -- The connector's own place, with nothing of the public in it.
  place json,
  next_at timestamptz not null,
  read_at timestamptz,
  -- Requests of the present hour, against what the connector says its platform allows.
  hour timestamptz,
  requests integer not null default 0,
  failures integer not null default 0,
  -- Why nothing can be read now: a Message with both languages; null when all is well.
  hindrance json
);
create index conversation_reading_due on conversation_reading (next_at);
comment on column conversation_reading.channel_id is '@type ChannelId';
comment on column conversation_reading.root_id is '@type OrganizationId';
comment on column conversation_reading.organization_id is '@type OrganizationId';
grant select, insert, update, delete on conversation_reading to sanshen_app;
