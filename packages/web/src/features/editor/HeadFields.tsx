import { Input } from 'antd';
import { useTexts } from '../../text/language.ts';
import styles from './Desk.module.css';
import { useEditing, useEditingView, useWriting } from './editing-context.ts';
import { editorTexts } from './texts.ts';

/** Title, byline and summary, as they stand above the text. */
export function HeadFields() {
  const t = useTexts(editorTexts);
  const session = useEditing();
  const writing = useWriting();
  const { title, byline, summary } = useEditingView().fields;
  return (
    <div className={styles.headFields}>
      <div className={`${styles.grow} ${styles.title}`} data-value={title}>
        <textarea
          id="editor-title"
          rows={1}
          aria-label={t.title}
          placeholder={t.titleHint}
          value={title}
          readOnly={!writing}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            session.editor?.focus();
          }}
          onChange={({ target }) => session.setFields({ title: target.value.replaceAll(/\s*\n\s*/g, ' ') })}
        />
      </div>
      <Input
        className={styles.byline ?? ''}
        variant="borderless"
        aria-label={t.byline}
        placeholder={t.bylineHint}
        value={byline}
        readOnly={!writing}
        onChange={({ target }) => session.setFields({ byline: target.value })}
      />
      <div className={`${styles.grow} ${styles.summary}`} data-value={summary}>
        <textarea
          id="editor-summary"
          rows={1}
          aria-label={t.summary}
          placeholder={t.summaryHint}
          value={summary}
          readOnly={!writing}
          onChange={({ target }) => session.setFields({ summary: target.value })}
        />
      </div>
    </div>
  );
}
