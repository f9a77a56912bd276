-- The page of a manuscript says which questions it answers.
create index question_answered_by on question ((question->'answer'->>'manuscript'))
  where question->'answer'->>'manuscript' is not null;
