import { listMarks } from '@sanshen/contract/marks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './marks.module.css';
import { RegisterDialog } from './RegisterDialog.tsx';
import { markTexts } from './texts.ts';
import { drawingUrl } from './useMark.ts';

type Line = RouteAnswer<typeof listMarks>['marks'][number];

/** The marks of a unit as cards, found by name or standard. */
export function LibraryView({ organization }: { readonly organization: string }) {
  const t = useTexts(markTexts);
  const [text, setText] = useState('');
  const [registering, setRegistering] = useState(false);
  const sought = useDeferredValue(text.trim());
  const query = sought === '' ? {} : { text: sought };
  const { data, error, refetch } = useRead(
    listMarks,
    { params: { organization }, query },
    { placeholderData: (before) => before },
  );
  if (data === undefined) {
    return error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />;
  }
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {data.mayRegister && <Button onClick={() => setRegistering(true)}>{t.register}</Button>}
      </div>
      {data.marks.length === 0 && <EmptyState title={t.nothing} />}
      <ul className={styles.cards}>
        {data.marks.map((mark) => (
          <MarkCard key={mark.mark} organization={organization} mark={mark} />
        ))}
      </ul>
      {registering && (
        <RegisterDialog
          organization={organization}
          marks={data.marks}
          onClose={() => setRegistering(false)}
        />
      )}
    </div>
  );
}

function MarkCard({ organization, mark }: { readonly organization: string; readonly mark: Line }) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  return (
    <li className={styles.card}>
      <div className={styles.stage}>
        {mark.drawing === 'none' ? (
          <span className={styles.soft}>{t.noDrawing}</span>
        ) : (
          <img src={drawingUrl(organization, mark)} alt="" loading="lazy" />
        )}
      </div>
      <Link
        to="/marks/$mark"
        params={{ mark: mark.mark }}
        search={{ organization }}
        className={styles.cardLink ?? ''}
      >
        {say(mark.names)}
      </Link>
      <p className={styles.soft}>
        {say(mark.source.title)}
        {mark.source.article !== null && ` ${mark.source.article}`}
      </p>
      <p className={styles.tags}>
        <Tag>{t[mark.kind]}</Tag>
        {mark.organizationName !== null && <Tag tone="accent">{mark.organizationName}</Tag>}
        {mark.unknown > 0 && <Tag tone="amber">{t.unknownCount(mark.unknown)}</Tag>}
      </p>
    </li>
  );
}
