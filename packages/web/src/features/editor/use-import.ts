import { importFile } from '@sanshen/contract/content';
import { App } from 'antd';
import { createElement, useCallback } from 'react';
import { client } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { useEditing } from './editing-context.ts';
import { untitled } from './new-manuscript-texts.ts';
import { restoredDocument } from './prose/schema.ts';
import { editorTexts } from './texts.ts';
import { chooseFiles } from './use-uploads.ts';

/** Puts an imported file in the place of the body: one step to undo. What the import left out is said. */
export function useImport(): () => Promise<void> {
  const session = useEditing();
  const { modal, message } = App.useApp();
  const { refused } = useMessages();
  const language = useLanguage();
  const t = useTexts(editorTexts);
  return useCallback(async () => {
    const [file] = await chooseFiles('.docx,.md,.markdown,.html,.htm,.txt');
    if (file === undefined) return;
    const { organization } = session.revision;
    try {
      const imported = await client.upload(importFile, { query: { organization } }, file, file.name);
      const { editor } = session;
      if (editor === null || session.view().mode.kind !== 'writing') return;
      const doc = restoredDocument(imported.body);
      editor.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, doc.content));
      const { title } = session.view().fields;
      if (imported.title !== null && (title.trim() === '' || title === untitled))
        session.setFields({ title: imported.title });
      void message.success(t.imported, 6);
      const notes = imported.warnings.map((warning) => `${warning[language]}（${t.times(warning.count)}）`);
      if (imported.externalPictures.length > 0) notes.push(t.pasteForeign(imported.externalPictures.length));
      if (notes.length > 0)
        void modal.info({ title: t.importNotes, content: listOf(notes), okText: t.close });
    } catch (error) {
      refused(error);
    }
  }, [session, modal, message, refused, language, t]);
}

/** Lines as a list, each once. */
export function listOf(lines: readonly string[]) {
  return createElement(
    'ul',
    { style: { paddingLeft: 20, margin: 0 } },
    [...new Set(lines)].slice(0, 12).map((line) => createElement('li', { key: line }, line)),
  );
}
