import type { RouteCall } from '@sanshen/contract/route';
import { keepItem, reviseItem } from '@sanshen/contract/training-bank';
import { type ItemKind, type ItemTopic, readPageNotation, writePageNotation } from '@sanshen/domain/training';
import { Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { bankTexts } from './bank-texts.ts';
import type { BankItem } from './read-types.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';
import { useBankWords } from './words.ts';

type Body = RouteCall<typeof keepItem>['body'];
type Content = Body['content'];

interface Draft {
  readonly kind: ItemKind;
  readonly topic: ItemTopic;
  readonly difficulty: 1 | 2 | 3;
  readonly stem: string;
  readonly explanation: string;
  readonly options: readonly string[];
  readonly right: readonly number[];
  readonly verdict: boolean;
  readonly blanks: string;
  readonly page: string;
  readonly guide: string;
}

const fresh: Draft = {
  ...{ kind: 'single', topic: '§5', difficulty: 1, stem: '', explanation: '', options: ['', '', '', ''] },
  ...{ right: [], verdict: true, blanks: '', page: '', guide: '' },
};

function draftOf(item: BankItem | null): Draft {
  if (item === null) return fresh;
  const { content, topic, difficulty, stem, explanation } = item;
  const base = { ...fresh, kind: content.kind, topic, difficulty, stem, explanation };
  switch (content.kind) {
    case 'single':
      return { ...base, options: content.options, right: [content.right] };
    case 'multiple':
      return { ...base, options: content.options, right: content.right };
    case 'judge':
      return { ...base, verdict: content.right };
    case 'fill':
      return { ...base, blanks: content.blanks.map((ways) => ways.join('/')).join('\n') };
    case 'proofreading':
      return { ...base, page: writePageNotation(content.page, content.errors) };
    case 'free':
      return { ...base, guide: content.guide };
  }
}

/** The question of a draft; null while something is missing that the server would refuse. */
function contentOf(draft: Draft): Content | null {
  const { kind, options, right } = draft;
  const filled = options.filter((one) => one.trim() !== '');
  switch (kind) {
    case 'single': {
      const [only] = right;
      return filled.length < 2 || only === undefined ? null : { kind, options: filled, right: only };
    }
    case 'multiple':
      return filled.length < 2 || right.length < 2 ? null : { kind, options: filled, right: [...right] };
    case 'judge':
      return { kind, right: draft.verdict };
    case 'fill': {
      const blanks = draft.blanks
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => line.split('/').map((way) => way.trim()));
      return blanks.length === 0 ? null : { kind, blanks };
    }
    case 'proofreading': {
      const read = readPageNotation(draft.page);
      return read === null || read.errors.length === 0 ? null : contentOfPage(read);
    }
    case 'free':
      return draft.guide.trim() === '' ? null : { kind, guide: draft.guide };
  }
}

function contentOfPage({ page, errors }: NonNullable<ReturnType<typeof readPageNotation>>): Content {
  return { kind: 'proofreading', page, errors: errors.map((one) => ({ ...one, right: [...one.right] })) };
}

/** Adds a question, or keeps another version of one. */
export function ItemDialog({
  organization,
  item,
  onClose,
}: {
  readonly organization: string;
  readonly item: BankItem | null;
  readonly onClose: () => void;
}) {
  const t = useTexts(bankTexts);
  const tabs = useTexts(trainingTexts);
  const words = useBankWords();
  const messages = useMessages();
  const keep = useCommand(keepItem);
  const revise = useCommand(reviseItem);
  const [draft, setDraft] = useState(() => draftOf(item));
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const content = contentOf(draft);
  const ready = content !== null && draft.stem.trim() !== '';
  const save = () => {
    if (content === null) return;
    const { topic, difficulty, stem, explanation } = draft;
    const body: Body = { topic, difficulty, stem, explanation, content };
    const done = {
      onSuccess: () => {
        messages.done(t.kept);
        onClose();
      },
      onError: messages.refused,
    };
    if (item === null) keep.mutate({ params: { organization }, body }, done);
    else revise.mutate({ params: { item: item.item }, body }, done);
  };
  return (
    <Modal
      open
      width={720}
      title={item === null ? t.add : t.revise}
      okText={tabs.save}
      cancelText={tabs.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={keep.isPending || revise.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        <div className={styles.filters}>
          <Select
            aria-label={t.kind}
            options={words.kinds}
            value={draft.kind}
            disabled={item !== null}
            onChange={(kind) => change({ kind, right: [] })}
            style={{ minWidth: 120 }}
          />
          <Select
            aria-label={t.topic}
            options={words.topics}
            value={draft.topic}
            onChange={(topic) => change({ topic })}
            style={{ minWidth: 120 }}
          />
          <Select
            aria-label={t.difficulty}
            options={words.difficulties}
            value={draft.difficulty}
            onChange={(difficulty) => change({ difficulty })}
            style={{ minWidth: 90 }}
          />
        </div>
        <Form.Item label={t.stem} htmlFor="item-stem" extra={draft.kind === 'fill' ? t.fillHint : undefined}>
          <Input.TextArea
            id="item-stem"
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={draft.stem}
            onChange={({ target }) => change({ stem: target.value })}
          />
        </Form.Item>
        <AnswerPart draft={draft} change={change} />
        <Form.Item label={t.explanation} htmlFor="item-explanation">
          <Input.TextArea
            id="item-explanation"
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={draft.explanation}
            onChange={({ target }) => change({ explanation: target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function AnswerPart({
  draft,
  change,
}: {
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
}) {
  const t = useTexts(bankTexts);
  const { kind, options, right } = draft;
  if (kind === 'judge')
    return (
      <Form.Item label={t.right}>
        <Radio.Group
          value={draft.verdict}
          onChange={({ target }) => change({ verdict: target.value === true })}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      </Form.Item>
    );
  if (kind === 'fill' || kind === 'free' || kind === 'proofreading') {
    const parts = {
      fill: { label: t.blanks, value: draft.blanks, key: 'blanks', rows: 2, extra: undefined },
      free: { label: t.guide, value: draft.guide, key: 'guide', rows: 4, extra: undefined },
      proofreading: { label: t.page, value: draft.page, key: 'page', rows: 8, extra: t.pageHint },
    } as const;
    const { label, value, key, rows, extra } = parts[kind];
    return (
      <Form.Item label={label} htmlFor={`item-${key}`} extra={extra}>
        <Input.TextArea
          id={`item-${key}`}
          autoSize={{ minRows: rows }}
          value={value}
          onChange={({ target }) => change({ [key]: target.value })}
        />
      </Form.Item>
    );
  }
  const pick = (index: number) =>
    change({
      right:
        kind === 'single'
          ? [index]
          : right.includes(index)
            ? right.filter((one) => one !== index)
            : [...right, index].sort((a, b) => a - b),
    });
  return (
    <div className={styles.stack}>
      {options.map((text, index) => {
        const letter = 'ABCDEFGH'[index] ?? '';
        const Mark = kind === 'single' ? Radio : Checkbox;
        return (
          // Options are told apart by their place while they are written.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said
          <span key={index} className={styles.actions}>
            <Mark
              aria-label={t.rightOption(letter)}
              checked={right.includes(index)}
              onChange={() => pick(index)}
            />
            <Input
              aria-label={t.option(letter)}
              prefix={letter}
              value={text}
              onChange={({ target }) =>
                change({ options: options.map((one, place) => (place === index ? target.value : one)) })
              }
              style={{ flex: 1 }}
            />
          </span>
        );
      })}
      {options.length < 8 && (
        <Button onClick={() => change({ options: [...options, ''] })}>{t.addOption}</Button>
      )}
    </div>
  );
}
