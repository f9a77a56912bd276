import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ClearOutlined,
  ItalicOutlined,
  LineOutlined,
  LinkOutlined,
  MenuOutlined,
  OrderedListOutlined,
  PictureOutlined,
  PlaySquareOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Input, Popover, Select } from 'antd';
import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import * as tables from 'prosemirror-tables';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import { useEditing, useWriting } from './editing-context.ts';
import {
  clearFormat,
  insertRule,
  insertTable,
  linkRange,
  marks,
  type Situation,
  setAlign,
  setHeading,
  setLink,
  toggleList,
  toggleQuote,
} from './prose/commands.ts';
import styles from './Toolbar.module.css';
import { toolbarTexts } from './texts.ts';

interface ToolbarProps {
  readonly situation: Situation | null;
  readonly onPicture: () => void;
  readonly onMedia: () => void;
}

const headings = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4'] as const;
const alignments = ['left', 'center', 'right', 'justify'] as const;

/** What can be done with the text. Keys do the same; the toolbar only shows that there are such things. */
export function Toolbar({ situation, onPicture, onMedia }: ToolbarProps) {
  const t = useTexts(toolbarTexts);
  const session = useEditing();
  const writing = useWriting();
  const run = (command: Command) => () => {
    const { editor } = session;
    if (editor === null) return;
    command(editor.state, editor.dispatch, editor);
    editor.focus();
  };
  const tool = (name: string, icon: ReactNode, command: Command, pressed?: boolean, disabled = false) => (
    <Button
      type="text"
      className={`${styles.tool} ${pressed === true ? styles.pressed : ''}`}
      icon={icon}
      title={name}
      aria-label={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      disabled={!writing || disabled}
      // The text keeps the selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run(command)}
    />
  );
  const has = (mark: 'strong' | 'em' | 'underline' | 'strike') => situation?.marks.has(mark) ?? false;
  const alignIcons = {
    left: <AlignLeftOutlined />,
    center: <AlignCenterOutlined />,
    right: <AlignRightOutlined />,
    justify: <MenuOutlined />,
  };
  const align = alignments.find((one) => one === situation?.align) ?? 'left';
  const block = headings.find((one) => one === situation?.block);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t.toolbar}>
      {tool(t.undo, <UndoOutlined />, undo, undefined, situation?.canUndo !== true)}
      {tool(t.redo, <RedoOutlined />, redo, undefined, situation?.canRedo !== true)}
      <span className={styles.gap} />
      <Select
        className={styles.block ?? ''}
        variant="borderless"
        aria-label={t.blockKind}
        disabled={!writing}
        value={block ?? 'other'}
        popupMatchSelectWidth={false}
        options={[
          ...headings.map((value) => ({ value, label: t[value] })),
          ...(block === undefined ? [{ value: 'other' as const, label: t.other, disabled: true }] : []),
        ]}
        onChange={(value) => {
          const level = headings.findIndex((one) => value === one);
          // An index of `headings`, which has five.
          if (level >= 0) run(setHeading(level as 0 | 1 | 2 | 3 | 4))();
        }}
      />
      <span className={styles.gap} />
      {tool(t.strong, <BoldOutlined />, marks.strong, has('strong'))}
      {tool(t.em, <ItalicOutlined />, marks.em, has('em'))}
      {tool(t.underline, <UnderlineOutlined />, marks.underline, has('underline'))}
      {tool(t.strike, <StrikethroughOutlined />, marks.strike, has('strike'))}
      <LinkTool pressed={situation?.marks.has('link') ?? false} />
      {tool(t.clear, <ClearOutlined />, clearFormat, undefined, situation?.hasRange !== true)}
      <span className={styles.gap} />
      <Dropdown
        trigger={['click']}
        disabled={!writing}
        menu={{
          items: alignments.map((key) => ({ key, label: t[key], icon: alignIcons[key] })),
          onClick: ({ key }) => {
            const chosen = alignments.find((one) => one === key);
            if (chosen !== undefined) run(setAlign(chosen))();
          },
        }}
      >
        <Button
          type="text"
          className={styles.tool ?? ''}
          icon={alignIcons[align]}
          title={t.align}
          aria-label={`${t.align}：${t[align]}`}
        />
      </Dropdown>
      {tool(t.bullet, <UnorderedListOutlined />, toggleList('bullet'), situation?.inList === 'bullet')}
      {tool(t.ordered, <OrderedListOutlined />, toggleList('ordered'), situation?.inList === 'ordered')}
      {tool(t.quote, <span className={styles.glyph}>❝</span>, toggleQuote, situation?.inQuote ?? false)}
      <span className={styles.gap} />
      <Button
        type="text"
        className={styles.tool ?? ''}
        icon={<PictureOutlined />}
        title={t.picture}
        aria-label={t.picture}
        disabled={!writing}
        onClick={onPicture}
      />
      <Button
        type="text"
        className={styles.tool ?? ''}
        icon={<PlaySquareOutlined />}
        title={t.media}
        aria-label={t.media}
        disabled={!writing}
        onClick={onMedia}
      />
      <TableTool inTable={situation?.inTable ?? false} run={run} />
      {tool(t.rule, <LineOutlined />, insertRule)}
    </div>
  );
}

function TableTool({
  inTable,
  run,
}: {
  readonly inTable: boolean;
  readonly run: (command: Command) => () => void;
}) {
  const t = useTexts(toolbarTexts);
  const writing = useWriting();
  const commands: Readonly<Record<string, Command>> = {
    rowBefore: tables.addRowBefore,
    rowAfter: tables.addRowAfter,
    columnBefore: tables.addColumnBefore,
    columnAfter: tables.addColumnAfter,
    merge: tables.mergeCells,
    split: tables.splitCell,
    headRow: tables.toggleHeaderRow,
    deleteRow: tables.deleteRow,
    deleteColumn: tables.deleteColumn,
    deleteTable: tables.deleteTable,
  };
  const item = (key: keyof typeof toolbarTexts, danger = false) => ({ key, label: t[key] as string, danger });
  const items = inTable
    ? [
        item('rowBefore'),
        item('rowAfter'),
        item('columnBefore'),
        item('columnAfter'),
        { type: 'divider' as const },
        item('merge'),
        item('split'),
        item('headRow'),
        { type: 'divider' as const },
        item('deleteRow'),
        item('deleteColumn'),
        item('deleteTable', true),
      ]
    : [2, 3, 4, 5].flatMap((columns) => [{ key: `3x${columns}`, label: `${t.insertTable} 3 × ${columns}` }]);
  return (
    <Dropdown
      trigger={['click']}
      disabled={!writing}
      menu={{
        items,
        onClick: ({ key }) => {
          const size = /^(\d)x(\d)$/.exec(key);
          const command = size === null ? commands[key] : insertTable(Number(size[1]), Number(size[2]));
          if (command !== undefined) run(command)();
        },
      }}
    >
      <Button
        type="text"
        className={`${styles.tool} ${inTable ? styles.pressed : ''}`}
        icon={<TableOutlined />}
        title={t.table}
        aria-label={t.table}
      />
    </Dropdown>
  );
}

function LinkTool({ pressed }: { readonly pressed: boolean }) {
  const t = useTexts(toolbarTexts);
  const session = useEditing();
  const writing = useWriting();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState('');
  const change = (show: boolean) => {
    const { editor } = session;
    const range = editor === null ? null : linkRange(editor.state);
    setProblem(show && range === null ? t.linkSelect : '');
    if (show) setAddress(range?.href ?? '');
    setOpen(show);
  };
  const apply = (to: string) => {
    const { editor } = session;
    if (editor === null) return;
    if (!setLink(to)(editor.state, editor.dispatch)) return setProblem(t.linkRefused);
    setOpen(false);
    editor.focus();
  };
  const content = (
    <form
      className={styles.link}
      onSubmit={(event) => {
        event.preventDefault();
        apply(address);
      }}
    >
      <Input
        autoFocus
        aria-label={t.linkAddress}
        placeholder="https://"
        value={address}
        status={problem === '' ? '' : 'error'}
        onChange={({ target }) => {
          setAddress(target.value);
          setProblem('');
        }}
      />
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.linkActions}>
        {pressed && <Button onClick={() => apply('')}>{t.unlink}</Button>}
        <Button type="primary" htmlType="submit">
          {t.link}
        </Button>
      </div>
    </form>
  );
  return (
    <Popover open={open && writing} onOpenChange={change} trigger="click" content={content} destroyOnHidden>
      <Button
        type="text"
        className={`${styles.tool} ${pressed ? styles.pressed : ''}`}
        icon={<LinkOutlined />}
        title={t.link}
        aria-label={t.link}
        aria-pressed={pressed}
        disabled={!writing}
      />
    </Popover>
  );
}
