import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../components/shortcuts.ts';
import { LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import type { Line } from './line.ts';
import { ManuscriptRow } from './ManuscriptRow.tsx';
import styles from './ManuscriptRows.module.css';
import { manuscriptsTexts } from './texts.ts';

const usualHeight = 76;
/** Rows before the end at which the next page is read. */
const readAhead = 20;

/** The rows of the list, of which only those in sight are drawn, however many have been read. */
export function ManuscriptRows({
  items,
  selected,
  onSelect,
  more,
  onMore,
}: {
  readonly items: readonly Line[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly more: boolean;
  readonly onMore: () => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    overscan: 4,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => items[index]?.manuscript ?? index,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - readAhead) onMore();
  }, [last, more, items.length, onMore]);
  const move = (step: number) => {
    const next = Math.min(Math.max(current + step, 0), items.length - 1);
    setCurrent(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };
  const open = () => {
    const line = items[current];
    if (line !== undefined)
      void navigate({ to: '/manuscripts/$manuscript', params: { manuscript: line.manuscript } });
  };
  const latest = useRef({ selected, onSelect });
  latest.current = { selected, onSelect };
  const toggle = useCallback((manuscript: string) => {
    const next = new Set(latest.current.selected);
    if (!next.delete(manuscript)) next.add(manuscript);
    latest.current.onSelect(next);
  }, []);
  useShortcuts([
    { keys: 'j', label: t.next, run: () => move(1) },
    { keys: 'k', label: t.previous, run: () => move(-1) },
    { keys: 'Enter', label: t.open, run: open },
    {
      keys: 'x',
      label: t.select('…'),
      run: () => {
        const line = items[current];
        if (line !== undefined) toggle(line.manuscript);
      },
    },
  ]);
  return (
    <div ref={list} className={styles.list}>
      <ul className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const line = items[index];
          if (line === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={more ? -1 : items.length}
              aria-posinset={index + 1}
              className={`${styles.row} ${index === current ? styles.current : ''}`}
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              <ManuscriptRow line={line} selected={selected.has(line.manuscript)} onToggle={toggle} />
            </li>
          );
        })}
      </ul>
      {more && <LoadingState rows={1} />}
    </div>
  );
}
