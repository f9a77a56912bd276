import {
  listSuggestions,
  readSuggestions,
  withdrawSuggestions,
} from '@sanshen/contract/discussion-suggestions';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { defineTexts, useTexts } from '../../text/language.ts';
import styles from './Notes.module.css';
import type { Manuscript } from './useManuscript.ts';

const texts = defineTexts({
  make: { zh: '在文中提出修改建议', en: 'Suggest changes in the text' },
  none: { zh: '没有修改建议', en: 'No suggestions' },
  noneHint: {
    zh: '修改建议逐处标在文中，由撰稿人采纳或不采纳；采纳前正文不变。',
    en: 'Suggestions are marked in the text for its author to take or leave; until then the text stays.',
  },
  stale: {
    zh: '提出后正文又有修改，处理时请注意核对。',
    en: 'The text changed since; check each before taking it.',
  },
  settle: { zh: '在编辑器中处理', en: 'Settle in the editor' },
  withdraw: { zh: '收回', en: 'Take back' },
  pending: { zh: (count: number) => `${count} 处待处理`, en: (count: number) => `${count} to settle` },
  accepted: { zh: '已采纳', en: 'taken' },
  rejected: { zh: '未采纳', en: 'left' },
  format: { zh: '格式', en: 'format' },
});

/** Tracked changes that readers suggest, each before and after. */
export function SuggestionsList({ manuscript }: { readonly manuscript: Manuscript }) {
  const t = useTexts(texts);
  const params = { manuscript: manuscript.manuscript };
  const { data } = useRead(listSuggestions, { params, query: { limit: 50 } });
  return (
    <>
      <div className={styles.actions}>
        <Link
          to="/manuscripts/$manuscript/amendment"
          params={params}
          disabled={manuscript.phase !== 'inReview'}
        >
          <Button disabled={manuscript.phase !== 'inReview'}>{t.make}</Button>
        </Link>
      </div>
      {data === undefined && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      <ul className={styles.list}>
        {data?.items.map(({ set }) => (
          <SuggestionSet key={set} manuscript={manuscript} set={set} />
        ))}
      </ul>
    </>
  );
}

function SuggestionSet({ manuscript, set }: { readonly manuscript: Manuscript; readonly set: string }) {
  const t = useTexts(texts);
  const messages = useMessages();
  const me = useSession().person;
  const params = { manuscript: manuscript.manuscript, set };
  const { data } = useRead(readSuggestions, { params });
  const withdraw = useCommand(withdrawSuggestions);
  if (data === undefined) return <LoadingState />;
  return (
    <li className={styles.open}>
      <div className={styles.soft}>
        {data.author.name} · <Time at={data.savedAt} relative /> · {t.pending(data.counts.pending)}
      </div>
      {data.note !== '' && <p className={styles.words}>{data.note}</p>}
      {data.stale && <Alert type="warning" title={t.stale} />}
      <ul className={styles.changes}>
        {data.suggestions.map(({ id, kind, before, after, verdict }) => (
          <li key={id}>
            {kind === 'modification' ? (
              <span>
                {t.format}：{before}
              </span>
            ) : (
              <>
                {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
              </>
            )}
            {verdict !== null && (
              <span className={styles.soft}>
                {' '}
                {verdict.verdict === 'accepted' ? t.accepted : t.rejected}
                {verdict.reason !== '' && `：${verdict.reason}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {manuscript.author === me && (
          <Link to="/manuscripts/$manuscript/edit" params={{ manuscript: manuscript.manuscript }}>
            <Button size="small">{t.settle}</Button>
          </Link>
        )}
        {data.author.person === me && data.state === 'open' && (
          <Button
            size="small"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params }, { onError: messages.refused })}
          >
            {t.withdraw}
          </Button>
        )}
      </div>
    </li>
  );
}
