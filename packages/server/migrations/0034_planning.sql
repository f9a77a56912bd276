-- 选题策划: ideas, which work draft went into which article, and the counts that the board reads.

-- 选题. Follows the ledger.
create table planning_idea (
  idea_id uuid primary key,
  root_id text not null,
  organization_id text not null,
  -- The domain's Idea.
  idea json not null,
  status text not null,
  topic text not null,
  form text not null,
  -- A day in China, YYYY-MM-DD.
  planned_on text,
  proposed_by text not null,
  claimed_by text,
  -- What came of it.
  manuscript_id uuid,
  changed_at timestamptz not null
);
create index planning_idea_of on planning_idea (organization_id, changed_at desc, idea_id);
create unique index planning_idea_of_manuscript on planning_idea (manuscript_id) where manuscript_id is not null;
comment on column planning_idea.idea_id is '@type IdeaId';
comment on column planning_idea.root_id is '@type OrganizationId';
comment on column planning_idea.organization_id is '@type OrganizationId';
comment on column planning_idea.status is '@type IdeaStatus';
comment on column planning_idea.form is '@type FormId';
comment on column planning_idea.proposed_by is '@type PersonId';
comment on column planning_idea.claimed_by is '@type PersonId';
comment on column planning_idea.manuscript_id is '@type ManuscriptId';
grant select, insert, update, delete on planning_idea to sanshen_app;

-- Which files go with an idea, so that who may read it may read them.
create table planning_idea_file (
  file text not null,
  idea_id uuid not null,
  root_id text not null,
  organization_id text not null,
  name text not null,
  primary key (file, idea_id)
);
create index planning_idea_file_of on planning_idea_file (organization_id, file);
create index planning_idea_file_by_idea on planning_idea_file (idea_id);
comment on column planning_idea_file.file is '@type Digest';
comment on column planning_idea_file.idea_id is '@type IdeaId';
comment on column planning_idea_file.root_id is '@type OrganizationId';
comment on column planning_idea_file.organization_id is '@type OrganizationId';
grant select, insert, delete on planning_idea_file to sanshen_app;

-- What was said on an idea: talk decides nothing, so it stands beside the ledger.
create table planning_remark (
  idea_id uuid not null,
  remark_id uuid not null,
  root_id text not null,
  author json not null,
  text text not null,
  at timestamptz not null,
  primary key (idea_id, remark_id)
);
comment on column planning_remark.idea_id is '@type IdeaId';
comment on column planning_remark.root_id is '@type OrganizationId';
grant select, insert on planning_remark to sanshen_app;

-- 工作稿: the source files of each article's newest text.
create table planning_source (
  manuscript_id uuid not null,
  file text not null,
  root_id text not null,
  organization_id text not null,
  name text not null,
  primary key (manuscript_id, file)
);
create index planning_source_of on planning_source (organization_id, file, manuscript_id);
comment on column planning_source.manuscript_id is '@type ManuscriptId';
comment on column planning_source.file is '@type Digest';
comment on column planning_source.root_id is '@type OrganizationId';
comment on column planning_source.organization_id is '@type OrganizationId';
grant select, insert, delete on planning_source to sanshen_app;

-- One row for everything that is planned or published: what the counts are of, and what a number of the board opens to.
create table planning_item (
  item_id uuid primary key,
  kind text not null check (kind in ('manuscript', 'idea')),
  root_id text not null,
  organization_id text not null,
  -- Empty where none was chosen yet.
  topic text not null,
  form text not null,
  state text not null check (state in ('idea', 'draft', 'inReview', 'scheduled', 'published')),
  -- The day in China on which it was published, is to appear, or is planned; null for none.
  day text
);
create index planning_item_of on planning_item (organization_id, day, item_id);
comment on column planning_item.root_id is '@type OrganizationId';
comment on column planning_item.organization_id is '@type OrganizationId';
comment on column planning_item.form is '@type FormId';
comment on column planning_item.state is '@type PlannedState';
grant select, insert, update, delete on planning_item to sanshen_app;

-- How many items there are: under the month and under the week of their day (2026-11, 2026-W48), or under 'undated'. Kept by every change of an
-- item in its transaction, so that a board reads some rows of an index whatever was published in years.
create table planning_count (
  organization_id text not null,
  root_id text not null,
  period text collate "C" not null,
  topic text not null,
  form text not null,
  state text not null,
  count integer not null,
  primary key (organization_id, period, topic, form, state)
);
create index planning_count_open on planning_count (organization_id, period) where state <> 'published';
comment on column planning_count.organization_id is '@type OrganizationId';
comment on column planning_count.root_id is '@type OrganizationId';
comment on column planning_count.form is '@type FormId';
comment on column planning_count.state is '@type PlannedState';
grant select, insert, update, delete on planning_count to sanshen_app;

-- What the items have to be, by the tables that they follow: manuscripts with a text, and ideas that are not yet written.
create view planning_item_due as
  select m.manuscript_id as item_id, 'manuscript' as kind, m.root_id, m.organization_id, m.topic, t.form,
    case m.phase when 'inReview' then 'inReview' when 'released' then 'scheduled' when 'publishing' then 'scheduled'
      when 'published' then 'published' else 'draft' end as state,
    case when m.phase = 'published' then to_char(public_since.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      else coalesce(to_char(t.schedule at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), i.planned_on) end as day
  from manuscript m join manuscript_text t using (manuscript_id)
    left join planning_idea i on i.manuscript_id = m.manuscript_id
    left join lateral (select min(begun_at) as at from publication p
      where p.manuscript_id = m.manuscript_id and p.status in ('done', 'takedownBegun')) public_since on true
  where m.phase in ('drafting', 'returned', 'inReview', 'released', 'publishing', 'published')
  union all
  select idea_id, 'idea', root_id, organization_id, topic, form, 'idea', planned_on
  from planning_idea where status in ('proposed', 'ready', 'claimed') and planned_on is not null;
grant select on planning_item_due to sanshen_app;

insert into planning_item (item_id, kind, root_id, organization_id, topic, form, state, day)
  select item_id, kind, root_id, organization_id, topic, form, state, day from planning_item_due;
insert into planning_count (organization_id, root_id, period, topic, form, state, count)
  select organization_id, min(root_id), period, topic, form, state, count(*)
  from planning_item cross join lateral (select unnest(case when day is null then array['undated']
    else array[left(day, 7), to_char(day::date, 'IYYY-"W"IW')] end) as period) under
  group by organization_id, period, topic, form, state;
insert into planning_source (manuscript_id, file, root_id, organization_id, name)
  select distinct on (m.manuscript_id, source ->> 'file') m.manuscript_id, source ->> 'file', m.root_id, m.organization_id,
    coalesce(nullif(source ->> 'document', ''), source ->> 'who', '')
  from manuscript m join revision r on r.manuscript_id = m.manuscript_id and r.number = m.revision
    cross join lateral json_array_elements(r.content -> 'source' -> 'sources') source
  where source ->> 'file' is not null;
