import { DownOutlined, LoadingOutlined, RightOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useTexts } from '../../../text/language.ts';
import { organizationTexts } from '../texts.ts';
import styles from './OrganizationTree.module.css';
import type { TreeRow } from './tree-rows.ts';
import { useTree } from './use-tree.ts';

const indent = 16;

/** The tree of units. Arrows move and open, Enter chooses, a typed character goes to the next name that begins with it. */
export function OrganizationTree({
  chosen,
  path,
  onChoose,
}: {
  readonly chosen: string;
  /** The units above the chosen one, which are opened. */
  readonly path: readonly string[];
  readonly onChoose: (unit: string) => void;
}) {
  const t = useTexts(organizationTexts);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { rows, pending, error } = useTree(expanded);
  const way = path.join();
  useEffect(() => {
    // Whatever way led to the unit, the tree shows where it is.
    if (way !== '') setExpanded((before) => new Set([...before, ...way.split(',')]));
  }, [way]);
  const shown = rows.some(({ unit }) => unit.id === chosen);
  useEffect(() => {
    if (shown) rowOf(list.current, chosen)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shown]);
  if (pending) return <LoadingState rows={8} />;
  if (error !== null) return <ErrorState error={error} />;
  const stop = at ?? (shown ? chosen : rows[0]?.unit.id);
  const go = (row: TreeRow | undefined) => {
    if (row === undefined) return;
    setAt(row.unit.id);
    rowOf(list.current, row.unit.id)?.focus();
  };
  const toggle = ({ unit, open }: TreeRow) =>
    setExpanded((before) => {
      const next = new Set(before);
      if (open) next.delete(unit.id);
      else next.add(unit.id);
      return next;
    });
  const press = (event: KeyboardEvent, row: TreeRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepFor(event.key, rows, index);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 'toggle') toggle(row);
    else if (step === 'choose') onChoose(row.unit.id);
    else go(rows[step]);
  };
  return (
    <div ref={list} className={styles.tree} role="tree" aria-label={t.tree}>
      {rows.map((row, index) => (
        <div
          key={row.unit.id}
          className={styles.row}
          data-unit={row.unit.id}
          role="treeitem"
          aria-level={row.level}
          aria-setsize={row.size}
          aria-posinset={row.position}
          aria-selected={row.unit.id === chosen}
          {...(row.leaf ? {} : { 'aria-expanded': row.open })}
          tabIndex={row.unit.id === stop ? 0 : -1}
          style={{ paddingLeft: (row.level - 1) * indent }}
          onClick={() => {
            setAt(row.unit.id);
            onChoose(row.unit.id);
          }}
          onKeyDown={(event) => press(event, row, index)}
        >
          <Caret row={row} onToggle={() => toggle(row)} />
          <span className={styles.name}>{row.unit.name}</span>
          <span className={`${styles.relation} ${row.unit.relation === 'own' ? styles.own : ''}`}>
            {t[row.unit.relation]}
          </span>
        </div>
      ))}
    </div>
  );
}

/** For the mouse only: the keyboard opens and closes with the arrows. */
function Caret({ row, onToggle }: { readonly row: TreeRow; readonly onToggle: () => void }) {
  if (row.leaf) return <span className={styles.caret} aria-hidden />;
  return (
    <span
      className={styles.caret}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {row.waiting ? <LoadingOutlined /> : row.open ? <DownOutlined /> : <RightOutlined />}
    </span>
  );
}

function rowOf(list: HTMLElement | null, unit: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-unit]') ?? [])].find(
    (row) => row.dataset.unit === unit,
  );
}

/** What a key does on a line: opens or closes it, chooses it, or goes to another; null if nothing. */
function stepFor(key: string, rows: readonly TreeRow[], index: number): number | 'toggle' | 'choose' | null {
  const row = rows[index];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      return row.leaf ? null : row.open ? index + 1 : 'toggle';
    case 'ArrowLeft':
      return row.open ? 'toggle' : above(rows, index);
    case 'Enter':
    case ' ':
      return 'choose';
    default:
      return key.length === 1 ? nextNamed(rows, index, key) : null;
  }
}

function above(rows: readonly TreeRow[], index: number): number | null {
  const level = rows[index]?.level ?? 1;
  const found = rows.findLastIndex((row, other) => other < index && row.level < level);
  return found === -1 ? null : found;
}

function nextNamed(rows: readonly TreeRow[], index: number, letter: string): number | null {
  const order = [...rows.keys()].map((step) => (index + 1 + step) % rows.length);
  return order.find((other) => rows[other]?.unit.name.toLowerCase().startsWith(letter.toLowerCase())) ?? null;
}
