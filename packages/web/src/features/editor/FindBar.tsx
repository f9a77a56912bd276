import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './Desk.module.css';
import { useEditing, useEditingView, useWriting } from './editing-context.ts';
import { nextMatch, replaceMatches, search, searchState } from './prose/search-plugin.ts';
import { editorTexts, findTexts } from './texts.ts';

/** Looks for words in the body and puts others in their place. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(findTexts);
  const e = useTexts(editorTexts);
  const session = useEditing();
  const writing = useWriting();
  const { docVersion } = useEditingView();
  const [query, setQuery] = useState('');
  const [words, setWords] = useState('');
  const [found, setFound] = useState({ count: 0, current: -1 });
  const { editor } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed since changes how many there are
  useEffect(() => {
    if (editor !== null) setFound(searchState(editor));
  }, [editor, docVersion]);
  useEffect(
    () => () => {
      if (session.editor !== null) search(session.editor, '');
    },
    [session],
  );
  const act = (run: (view: NonNullable<typeof editor>) => void) => {
    if (editor === null) return;
    run(editor);
    setFound(searchState(editor));
  };
  return (
    <search className={styles.find}>
      <Input
        autoFocus
        aria-label={t.find}
        placeholder={t.find}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          act((view) => search(view, target.value));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          act((view) => nextMatch(view, event.shiftKey ? -1 : 1));
        }}
      />
      <span className={styles.findCount} role="status">
        {query !== '' && (found.count === 0 ? t.none : t.place(found.current + 1, found.count))}
      </span>
      <Button
        type="text"
        icon={<UpOutlined />}
        aria-label={t.previous}
        onClick={() => act((view) => nextMatch(view, -1))}
      />
      <Button
        type="text"
        icon={<DownOutlined />}
        aria-label={t.next}
        onClick={() => act((view) => nextMatch(view, 1))}
      />
      {writing && (
        <>
          <Input
            aria-label={t.replaceWith}
            placeholder={t.replaceWith}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <Button
            disabled={found.count === 0}
            onClick={() => act((view) => replaceMatches(view, words, false))}
          >
            {t.replace}
          </Button>
          <Button
            disabled={found.count === 0}
            onClick={() => act((view) => replaceMatches(view, words, true))}
          >
            {t.replaceAll}
          </Button>
        </>
      )}
      <Button type="text" icon={<CloseOutlined />} aria-label={e.close} onClick={onClose} />
    </search>
  );
}
