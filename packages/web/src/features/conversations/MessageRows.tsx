import type { ConversationLine } from '@sanshen/contract/conversations';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { Highlighted } from '../manuscripts/Highlighted.tsx';
import styles from './ConversationsPage.module.css';
import type { Counts } from './CountsView.tsx';
import { conversationTexts, stateTexts, stateTones } from './texts.ts';

const usualHeight = 92;
/** Rows before the end at which the next page is read. */
const readAhead = 25;

/** The rows, of which only those in sight are drawn, however many have been read. */
export function MessageRows({
  items,
  current,
  counts,
  more,
  onMore,
  onOpen,
}: {
  readonly items: readonly ConversationLine[];
  readonly current: string | undefined;
  readonly counts: Counts;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onOpen: (message: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => usualHeight,
    overscan: 6,
    getItemKey: (index) => items[index]?.message ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - readAhead) onMore();
  }, [last, more, items.length, onMore]);
  const index = items.findIndex((one) => one.message === current);
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' });
  }, [index, rows]);
  return (
    <div ref={box} className={styles.scroll} data-rows>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index: at, start, key }) => {
          const line = items[at];
          if (line === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={at}
              aria-setsize={more ? -1 : items.length}
              aria-posinset={at + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <MessageRow
                line={line}
                open={line.message === current}
                channel={counts.channels.find((one) => one.channel === line.channel)?.name ?? ''}
                onOpen={onOpen}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const MessageRow = memo(function MessageRow({
  line,
  open,
  channel,
  onOpen,
}: {
  readonly line: ConversationLine;
  readonly open: boolean;
  readonly channel: string;
  readonly onOpen: (message: string) => void;
}) {
  const t = useTexts(conversationTexts);
  const say = useLocalized();
  const other = line.present.find((one) => !one.self);
  return (
    <button
      type="button"
      aria-current={open ? 'true' : undefined}
      className={`${styles.line} ${open ? styles.current : ''} ${line.unread ? styles.unreadLine : ''}`}
      onClick={() => onOpen(line.message)}
    >
      <span className={styles.lineHead}>
        {line.unread && (
          <span className={styles.dot}>
            <span className="visually-hidden">{t.unread}</span>
          </span>
        )}
        <span className={styles.reader}>{t.reader(line.reader)}</span>
        <span className={styles.where}>
          {channel}
          {line.publication !== null && ` ${t.on(line.publication.title)}`}
        </span>
        <Time at={line.writtenAt} relative />
      </span>
      <span className={styles.text}>
        <Highlighted text={line.text} ranges={line.ranges} />
      </span>
      <span className={styles.tags}>
        {line.state !== 'open' && <Tag tone={stateTones[line.state]}>{say(stateTexts[line.state])}</Tag>}
        {line.kind === 'message' && <Tag>{t.message}</Tag>}
        {line.late && <Tag tone="amber">{t.late}</Tag>}
        {line.editedAt !== null && <Tag>{t.edited}</Tag>}
        {line.goneAt !== null && <Tag>{t.gone}</Tag>}
        {line.notes > 0 && <Tag>{t.notes(line.notes)}</Tag>}
        {line.answering !== null && <Tag tone="accent">{t.onTheWay(line.answering.by)}</Tag>}
        {line.answering === null && other !== undefined && (
          <Tag tone="accent">{t[other.doing](other.name)}</Tag>
        )}
      </span>
    </button>
  );
});
