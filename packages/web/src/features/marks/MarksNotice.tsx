import { Alert, Button } from 'antd';
import { useTexts } from '../../text/language.ts';
import styles from './marks.module.css';
import { deskTexts } from './texts.ts';
import { usePictureMarks, waitingForMe } from './usePictureMarks.ts';

/** Says beside the signature how many marks wait for the signer's ruling; nothing where none does. */
export function MarksNotice({
  manuscript,
  onShow,
}: {
  readonly manuscript: string;
  readonly onShow: () => void;
}) {
  const t = useTexts(deskTexts);
  const { data } = usePictureMarks(manuscript);
  const waits = waitingForMe(data);
  if (waits === 0) return null;
  return (
    <Alert
      type="warning"
      className={styles.notice ?? ''}
      title={t.waits(waits)}
      action={
        <Button size="small" onClick={onShow}>
          {t.look}
        </Button>
      }
    />
  );
}
