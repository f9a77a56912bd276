import type { fileSchema } from '@sanshen/contract/files';
import { App } from 'antd';
import type { Node } from 'prosemirror-model';
import { useCallback } from 'react';
import type { z } from 'zod';
import { useExplain } from '../../app/refusal.ts';
import { useTexts } from '../../text/language.ts';
import { useEditing } from './editing-context.ts';
import { uploadWithProgress } from './model/upload.ts';
import { fillPicture, type WaitingPicture } from './prose/paste.ts';
import { nodeTypes } from './prose/types.ts';
import { beginUpload, endUpload, showProgress } from './prose/uploads-plugin.ts';
import { editorTexts } from './texts.ts';

type Stored = z.output<typeof fileSchema>;

function nodeFor(stored: Stored): Node | null {
  const { digest: file, name, mediaType } = stored;
  if (mediaType.startsWith('image/')) return nodeTypes.image.create({ file });
  if (mediaType.startsWith('video/')) return nodeTypes.video.create({ file, title: name });
  if (mediaType.startsWith('audio/')) return nodeTypes.audio.create({ file, title: name });
  return null;
}

/** Uploads files for this manuscript: into the text, with a place held meanwhile, or for another field. */
export function useUploads() {
  const session = useEditing();
  const { message } = App.useApp();
  const explain = useExplain();
  const t = useTexts(editorTexts);
  const { organization } = session.revision;
  const failed = useCallback(
    (name: string, error: unknown) =>
      void message.error(`${t.uploadFailed(name)}：${explain(error).text}`, 8),
    [message, explain, t],
  );
  /** Uploads one file; null if it was refused, which was told. */
  const store = useCallback(
    async (file: Blob, name: string, progress?: (share: number) => void): Promise<Stored | null> => {
      session.countUpload(1);
      try {
        return await uploadWithProgress(file, name, organization, progress);
      } catch (error) {
        failed(name, error);
        return null;
      } finally {
        session.countUpload(-1);
      }
    },
    [session, organization, failed],
  );
  const insert = useCallback(
    async (files: readonly File[], pos?: number) => {
      const { editor } = session;
      if (editor === null || session.view().mode.kind !== 'writing') return;
      const places = files.map((file) => ({ file, id: beginUpload(editor, file.name, pos) }));
      for (const { file, id } of places) {
        const stored = await store(file, file.name, (share) => showProgress(editor, id, share));
        if (session.editor !== editor) return;
        endUpload(editor, id, stored === null ? null : nodeFor(stored));
      }
    },
    [session, store],
  );
  const fill = useCallback(
    async (pictures: readonly WaitingPicture[]) => {
      const { editor } = session;
      if (editor === null) return;
      for (const { placeholder, file } of pictures) {
        const stored = await store(file, file.name);
        if (session.editor === editor) fillPicture(editor, placeholder, stored?.digest ?? null);
      }
    },
    [session, store],
  );
  return { store, insert, fill };
}

/** Lets a person choose files of this device. */
export function chooseFiles(accept: string, multiple = false): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}
