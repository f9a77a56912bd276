import { abandon } from '@sanshen/contract/review';
import { Button } from 'antd';
import { useState } from 'react';
import { client, queryClient } from '../../app/api.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { exportList } from './export-list.ts';
import type { Line } from './line.ts';
import styles from './SelectionBar.module.css';
import { manuscriptsTexts } from './texts.ts';

/** Titles named before several manuscripts are abandoned. */
const named = 5;

/** What can be done with several manuscripts at once; signing is not among it, since each text is read by itself. */
export function SelectionBar({
  selected,
  onDone,
}: {
  readonly selected: readonly Line[];
  readonly onDone: () => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const messages = useMessages();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const titles = selected
    .slice(0, named)
    .map(({ title }) => (title === '' ? t.untitled : title))
    .join('、');
  const abandonAll = async (reason: string) => {
    setBusy(true);
    let done = 0;
    for (const { manuscript } of selected) {
      try {
        await client.call(abandon, { params: { manuscript }, body: { reason } });
        done += 1;
      } catch {
        // Told below by number; each refusal is the server's to decide, and the others go on.
      }
    }
    setBusy(false);
    setAsking(false);
    messages.done(t.abandoned(done, selected.length - done));
    await queryClient.invalidateQueries();
    onDone();
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.selected(selected.length)}>
      <strong>{t.selected(selected.length)}</strong>
      <Button
        onClick={() =>
          exportList({ ids: selected.map(({ manuscript }) => manuscript) }).catch(messages.refused)
        }
      >
        {t.exportSelected(selected.length)}
      </Button>
      <Button danger onClick={() => setAsking(true)}>
        {t.abandonSelected}
      </Button>
      <Button type="text" onClick={onDone}>
        {t.selectNone}
      </Button>
      {asking && (
        <ReasonDialog
          danger
          title={t.abandonSelected}
          hint={t.abandonHint(selected.length, selected.length > named ? `${titles}……` : titles)}
          busy={busy}
          onReason={abandonAll}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
