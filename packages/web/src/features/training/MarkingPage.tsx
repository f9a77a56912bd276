import type { RouteAnswer } from '@sanshen/contract/route';
import { listMarking, markAnswer } from '@sanshen/contract/training-examinations';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { setTexts } from './set-texts.ts';
import { TrainingTabs } from './TrainingTabs.tsx';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useUnit } from './useUnit.ts';

type Waiting = RouteAnswer<typeof listMarking>['items'][number];

/** 阅卷: free answers that wait for my marks. */
export function MarkingPage() {
  const t = useTexts(trainingTexts);
  const search = useSearch({ from: '/inside/training/marking' });
  const organization = useUnit(search.organization, 'mark');
  return (
    <div className={styles.page}>
      {organization === undefined ? (
        <>
          <PageHeader title={t.marking} />
          <EmptyState title={t.noUnit} hint={t.noUnitHint} />
        </>
      ) : (
        <Marking key={organization} organization={organization} />
      )}
    </div>
  );
}

function Marking({ organization }: { readonly organization: string }) {
  const tabs = useTexts(trainingTexts);
  const t = useTexts(setTexts);
  const navigate = useNavigate();
  const { data, error, refetch } = useRead(listMarking, { params: { organization } });
  return (
    <>
      <PageHeader
        title={tabs.marking}
        lead={t.markingLead}
        actions={
          <UnitPicker
            value={organization}
            relations={['own', 'above', 'guidance']}
            onChange={(next) => void navigate({ to: '/training/marking', search: { organization: next } })}
          />
        }
      />
      <TrainingTabs current="marking" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && data.items.length === 0 && (
        <EmptyState title={t.nothingToMark} hint={t.nothingToMarkHint} />
      )}
      {data?.items.map((one) => (
        <MarkCard key={`${one.attempt} ${one.position}`} waiting={one} />
      ))}
    </>
  );
}

function MarkCard({ waiting }: { readonly waiting: Waiting }) {
  const t = useTexts(setTexts);
  const tabs = useTexts(trainingTexts);
  const messages = useMessages();
  const mark = useCommand(markAnswer);
  const [points, setPoints] = useState<number | null>(null);
  const [comment, setComment] = useState('');
  const { attempt, position } = waiting;
  return (
    <Panel title={waiting.examinationTitle} extra={<Tag>{t[waiting.turn]}</Tag>}>
      <div className={styles.stack}>
        <p className={styles.name}>{waiting.stem}</p>
        <p className={styles.soft}>
          {t.guide}
          {tabs.colon}
          {waiting.guide}
        </p>
        <p className={styles.quote}>{waiting.answer}</p>
        <span className={styles.actions}>
          <InputNumber
            aria-label={t.give(waiting.points)}
            placeholder={t.give(waiting.points)}
            min={0}
            max={waiting.points}
            step={0.5}
            value={points}
            onChange={setPoints}
            style={{ width: 170 }}
          />
          <Input
            aria-label={t.comment}
            placeholder={t.comment}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
            style={{ flex: 1, minWidth: 200 }}
          />
          <Button
            type="primary"
            disabled={points === null}
            loading={mark.isPending}
            onClick={() =>
              mark.mutate(
                { params: { attempt }, body: { position, points: points ?? 0, comment } },
                { onSuccess: () => messages.done(t.given), onError: messages.refused },
              )
            }
          >
            {t.submit}
          </Button>
        </span>
      </div>
    </Panel>
  );
}
