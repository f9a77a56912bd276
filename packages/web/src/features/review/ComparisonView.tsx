import type { BlockRow, BlockSide, FieldChange } from '@sanshen/document';
import type { Json } from '@sanshen/domain/kernel';
import { Fragment } from 'react';
import { defineTexts, useTexts } from '../../text/language.ts';
import styles from './ComparisonView.module.css';
import { reviewTexts } from './texts.ts';
import type { Comparison } from './useComparison.ts';

const fieldTexts = defineTexts({
  title: { zh: '标题', en: 'Title' },
  byline: { zh: '作者署名', en: 'Byline' },
  summary: { zh: '摘要', en: 'Summary' },
  body: { zh: '正文', en: 'Text' },
  cover: { zh: '封面', en: 'Cover' },
  attachments: { zh: '附件', en: 'Attachments' },
  channels: { zh: '发布账号', en: 'Channels' },
  schedule: { zh: '定时发布', en: 'To appear' },
  source: { zh: '来源', en: 'Sources' },
  topic: { zh: '题材', en: 'Topic' },
  declarations: { zh: '撰稿人声明', en: 'Declarations' },
});

/** Unchanged blocks shown on each side of a change; more are folded. */
const context = 1;

/** Two revisions side by side: fields first, then the text block by block, with what is far from any change folded. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts(reviewTexts);
  const names = useTexts(fieldTexts);
  const { fields, rows } = comparison;
  if (fields.length === 0 && rows.every(({ kind }) => kind === 'same')) return <p>{t.noChanges}</p>;
  return (
    <div className={styles.view}>
      {fields.map((change) => (
        <FieldRow key={change.field} name={names[change.field]} change={change} />
      ))}
      <div className={styles.rows}>
        {fold(rows).map((part, index) =>
          typeof part === 'number' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never change places
            <div key={index} className={styles.folded}>
              … {part} …
            </div>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Row key={index} row={part} />
          ),
        )}
      </div>
    </div>
  );
}

function FieldRow({ name, change }: { readonly name: string; readonly change: FieldChange }) {
  return (
    <section className={styles.field}>
      <h3>{name}</h3>
      {change.runs.length > 0 && (
        <p className={styles.text}>
          {change.runs.map(({ kind, text, before, after }) => (
            <Fragment key={`${kind} ${before} ${after}`}>
              {kind === 'same' ? text : kind === 'inserted' ? <ins>{text}</ins> : <del>{text}</del>}
            </Fragment>
          ))}
        </p>
      )}
      {change.values.map(({ path, before, after }) => (
        <p key={path} className={styles.text}>
          {before !== null && <del>{shown(before)}</del>} {after !== null && <ins>{shown(after)}</ins>}
        </p>
      ))}
    </section>
  );
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Row({ row }: { readonly row: BlockRow }) {
  const t = useTexts(reviewTexts);
  return (
    <div className={`${styles.row} ${row.kind === 'same' ? styles.same : ''}`}>
      <Side
        side={row.old}
        tag="del"
        whole={row.kind === 'deleted' || (row.kind === 'moved' && row.new === null)}
      />
      <Side
        side={row.new}
        tag="ins"
        whole={row.kind === 'inserted' || (row.kind === 'moved' && row.old === null)}
      />
      {row.kind === 'formatted' && <div className={styles.note}>{t.formatted}</div>}
    </div>
  );
}

function Side({
  side,
  tag: Tag,
  whole,
}: {
  readonly side: BlockSide | null;
  readonly tag: 'ins' | 'del';
  readonly whole: boolean;
}) {
  if (side === null) return <div className={styles.absent} />;
  return (
    <div className={styles.text}>
      {whole ? <Tag>{side.text}</Tag> : marked(side, Tag)}
      {side.pictures.map(({ name, changed }) =>
        name.includes(':') && !name.startsWith('http') ? (
          <img
            key={name}
            className={changed ? styles.changedPicture : styles.picture}
            src={`/api/v1/files/${name}`}
            alt=""
          />
        ) : null,
      )}
    </div>
  );
}

function marked({ text, ranges }: BlockSide, Tag: 'ins' | 'del') {
  const parts = [];
  let at = 0;
  for (const { from, to } of ranges) {
    parts.push(text.slice(at, from), <Tag key={from}>{text.slice(from, to)}</Tag>);
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Rows near a change, and between them how many were left out. */
function fold(rows: readonly BlockRow[]): readonly (BlockRow | number)[] {
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const parts: (BlockRow | number)[] = [];
  for (const [index, row] of rows.entries()) {
    if (near[index]) parts.push(row);
    else {
      const last = parts.at(-1);
      if (typeof last === 'number') parts[parts.length - 1] = last + 1;
      else parts.push(1);
    }
  }
  return parts;
}
