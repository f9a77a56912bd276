-- What an office counted for, by the rule book in force, when its holder was appointed. Appointments from before this was recorded get what
-- any office has and no more; nobody is given a leader's rights by guessing.
alter table appointment add column standing text not null default 'contentWorker';
alter table appointment alter column standing drop default;
alter table appointment add constraint appointment_standing check (standing in ('mainLeader', 'departmentHead',
  'leaderInCharge', 'leader', 'publicityLead', 'platformLead', 'contentWorker', 'registrar', 'administrator'));
comment on column appointment.standing is '@type OfficeStanding';
