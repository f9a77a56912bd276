import { digestSources, makeDigest } from '@sanshen/contract/questions';
import type { PersonalPlace } from '@sanshen/contract/questions-schemas';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { LeftPlaces } from './LeftPlaces.tsx';
import { personalPlaces } from './personal-places.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';

type Source = RouteAnswer<typeof digestSources>['items'][number];

/** What the person made of a source; absent members are as the server proposed them. */
interface Edited {
  readonly asked?: string;
  readonly answer?: string;
  readonly confirmed?: boolean;
  /** Places that look personal, and which the person says may be published. */
  readonly keep?: readonly string[];
}

/** Makes the draft of a digest from answered questions, each confirmed by a person. */
export function DigestPage() {
  const t = useTexts(questionTexts);
  const search = useSearch({ from: '/inside/questions/digest' });
  const navigate = useNavigate();
  const messages = useMessages();
  const organization = useUnitOf(search.organization);
  const { data, error, refetch } = useRead(digestSources, { params: { organization } });
  const make = useCommand(makeDigest);
  const [title, setTitle] = useState<string>(t.digestDefault);
  const [edits, setEdits] = useState<ReadonlyMap<string, Edited>>(new Map());
  // What the server last found, by question; it looks again at every try.
  const [left, setLeft] = useState<ReadonlyMap<string, readonly PersonalPlace[]>>(new Map());
  const edit = (question: string, change: Edited) =>
    setEdits((before) => new Map(before).set(question, { ...before.get(question), ...change }));
  const chosen = (data?.items ?? []).filter(({ question }) => edits.get(question)?.confirmed === true);
  const send = () =>
    make.mutate(
      {
        params: { organization },
        body: {
          title,
          items: chosen.map(({ question, asked, answer }) => ({
            question,
            asked: edits.get(question)?.asked ?? asked,
            answer: edits.get(question)?.answer ?? answer,
            confirmed: true as const,
            keep: [...(edits.get(question)?.keep ?? [])],
          })),
        },
      },
      {
        onSuccess: ({ manuscript }) => {
          messages.done(t.digestMade);
          void navigate({ to: '/manuscripts/$manuscript/edit', params: { manuscript } });
        },
        onError: (error) => {
          const places = personalPlaces(error);
          setLeft(
            new Map(chosen.map(({ question }, at) => [question, places.filter(({ item }) => item === at)])),
          );
          messages.refused(error);
        },
      },
    );
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.digestTitle}
        lead={t.digestLead}
        actions={
          <Link to="/questions" search={{ organization }}>
            {t.back}
          </Link>
        }
      />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t.digestNone} hint={t.digestNoneHint} />}
      {data !== undefined && data.items.length > 0 && (
        <>
          <Panel>
            <label htmlFor="digest-title">{t.digestName}</label>
            <Input
              id="digest-title"
              value={title}
              maxLength={64}
              onChange={({ target }) => setTitle(target.value)}
            />
            <div className={styles.actions}>
              <Button
                type="primary"
                disabled={chosen.length === 0 || title.trim() === ''}
                loading={make.isPending}
                onClick={send}
              >
                {t.makeDigest(chosen.length)}
              </Button>
            </div>
          </Panel>
          {data.items.map((source) => (
            <SourcePanel
              key={source.question}
              source={source}
              edited={edits.get(source.question) ?? {}}
              left={left.get(source.question) ?? []}
              onEdit={(change) => edit(source.question, change)}
            />
          ))}
        </>
      )}
    </div>
  );
}

function SourcePanel({
  source,
  edited,
  left,
  onEdit,
}: {
  readonly source: Source;
  readonly edited: Edited;
  readonly left: readonly PersonalPlace[];
  readonly onEdit: (change: Edited) => void;
}) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const { question } = source;
  return (
    <Panel title={say(source.kindName)} extra={source.grouped > 0 && <Tag>{t.grouped(source.grouped)}</Tag>}>
      <div className={styles.field}>
        <label htmlFor={`asked-${question}`}>{t.asked}</label>
        <Input.TextArea
          id={`asked-${question}`}
          value={edited.asked ?? source.asked}
          // What was changed has to be confirmed again.
          onChange={({ target }) => onEdit({ asked: target.value, confirmed: false })}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={4000}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`answer-${question}`}>{t.answer}</label>
        <Input.TextArea
          id={`answer-${question}`}
          value={edited.answer ?? source.answer}
          onChange={({ target }) => onEdit({ answer: target.value, confirmed: false })}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={4000}
        />
      </div>
      {source.masked.length > 0 && (
        <p className={styles.soft}>
          {t.maskedPlaces}：{source.masked.map(({ why }) => say(why)).join('、')}
        </p>
      )}
      <LeftPlaces edited={edited} left={left} onEdit={onEdit} />
      <div className={styles.actions}>
        <Checkbox
          checked={edited.confirmed === true}
          onChange={({ target }) => onEdit({ confirmed: target.checked })}
        >
          {t.confirmOne}
        </Checkbox>
      </div>
    </Panel>
  );
}
