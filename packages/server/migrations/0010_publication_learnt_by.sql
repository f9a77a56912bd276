-- How the outcome of a publication was learnt: the platform's event, a look at its task, settling an answer that was lost, or a person.
-- Null while it is open, and where the platform's answer to the submission was the outcome.
alter table publication add column learnt_by text check (learnt_by in ('event', 'check', 'reconciliation', 'person'));
