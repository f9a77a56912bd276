import { Alert, Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { queryClient } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { MarksNotice } from '../marks/MarksNotice.tsx';
import { Checklist } from './Checklist.tsx';
import { CorrectButton } from './CorrectButton.tsx';
import { EmergencyNotice } from './EmergencyNotice.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import styles from './SignPanel.module.css';
import { reviewTexts } from './texts.ts';
import { useInSight } from './useInSight.ts';
import type { Finding, Manuscript, Review, Seat, Stage } from './useManuscript.ts';
import { useSigning } from './useSigning.ts';

/** A seat of the waiting stage that I can sign now. */
interface MySeat {
  readonly stage: Stage;
  readonly seat: Seat;
}

/** What is to be decided by the person who looks: sign or return, with what a signature binds to said beside the button. */
export function SignPanel({
  manuscript,
  review,
  findings,
  onShowChanges,
  onShowPictures,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly findings: readonly Finding[];
  readonly onShowChanges: () => void;
  readonly onShowPictures: () => void;
}) {
  const t = useTexts(reviewTexts);
  const place = useRef<HTMLDivElement>(null);
  const inSight = useInSight(place);
  // A signature is for what was read: a text that arrives meanwhile has to be looked at first.
  const [readDigest, setReadDigest] = useState(review.digest);
  const newest = useRef(review.digest);
  newest.current = review.digest;
  const show = () => {
    setReadDigest(newest.current);
    onShowChanges();
  };
  const mine = review.stages.flatMap((stage) =>
    stage.seats.filter((seat) => seat.mine.length > 0).map((seat): MySeat => ({ stage, seat })),
  );
  return (
    <>
      <EmergencyNotice review={review} />
      {mine.length > 0 && !inSight && (
        <button
          type="button"
          className={styles.jump}
          onClick={() => place.current?.scrollIntoView({ behavior: 'smooth', block: 'start' })}
        >
          <span>{t.yourTurn}</span>
          <strong>{t.toSign}</strong>
        </button>
      )}
      <div ref={place} className={styles.seats}>
        {mine.map(({ stage, seat }) => (
          <SeatForm
            key={`${stage.stage} ${seat.seat} ${review.round}`}
            manuscript={manuscript}
            review={review}
            stage={stage}
            seat={seat}
            unruled={findings.filter(({ ruling }) => ruling === null).length}
            unread={review.digest !== readDigest}
            onShowChanges={show}
            onShowPictures={onShowPictures}
          />
        ))}
      </div>
    </>
  );
}

function SeatForm({
  manuscript,
  review,
  stage,
  seat,
  unruled,
  unread,
  onShowChanges,
  onShowPictures,
}: MySeat & {
  readonly manuscript: Manuscript;
  readonly review: Review;
  readonly unruled: number;
  /** The text is another than the one that was opened, and was not looked at yet. */
  readonly unread: boolean;
  readonly onShowChanges: () => void;
  readonly onShowPictures: () => void;
}) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const opinionId = useId();
  const [opinion, setOpinion] = useState('');
  const [returning, setReturning] = useState(false);
  const { signSeat, busy, stale, askFor } = useSigning(review);
  // Who signed here before signs again only because the text was corrected since.
  const recheck = seat.signOffs.some(({ valid }) => !valid);
  const doSign = () => {
    if (!unread) void signSeat(stage, seat, seat.mine, opinion);
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', label: t.sign, run: doSign },
    { keys: 'r', label: t.return, run: () => setReturning(true) },
  ]);
  const refresh = async () => {
    await queryClient.invalidateQueries();
    onShowChanges();
  };
  return (
    <Panel title={recheck ? t.confirmCorrection : t.yourTurn}>
      <p className={styles.seat}>{t.seatOf(say(stage.name), say(seat.name))}</p>
      {recheck && (
        <Alert
          type="info"
          title={t.recheckLead}
          action={
            <Button size="small" onClick={onShowChanges}>
              {t.showChanges}
            </Button>
          }
        />
      )}
      {(stale || unread) && (
        <Alert
          type="warning"
          title={t.stale}
          action={
            <Button size="small" onClick={refresh}>
              {t.refresh}
            </Button>
          }
        />
      )}
      <Checklist stage={stage} duties={seat.mine} />
      <MarksNotice manuscript={manuscript.manuscript} onShow={onShowPictures} />
      {unruled > 0 && <p className={styles.unruled}>{t.unruled(unruled)}</p>}
      <label className={styles.opinion} htmlFor={opinionId}>
        <span>{t.opinion}</span>
        <Input.TextArea
          id={opinionId}
          value={opinion}
          onChange={({ target }) => setOpinion(target.value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
        />
      </label>
      <p className={styles.binds}>{t.binds(manuscript.revision, shortDigest(review.digest))}</p>
      <div className={styles.actions}>
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={unread}
          onClick={doSign}
          className={styles.sign ?? ''}
        >
          {recheck ? t.confirmCorrection : signWord(t, seat.mine)}
        </Button>
        <Button danger size="large" onClick={() => setReturning(true)}>
          {t.return}
        </Button>
        <CorrectButton manuscript={manuscript} stage={stage} seat={seat} />
      </div>
      {askFor && <p className={styles.binds}>{t.passkeyAsk}</p>}
      {returning && <ReturnDialog review={review} onClose={() => setReturning(false)} />}
    </Panel>
  );
}

function signWord(
  t: { readonly signBoth: string; readonly signReview: string; readonly signProofread: string },
  duties: Seat['mine'],
): string {
  if (duties.length === 2) return t.signBoth;
  return duties[0] === 'review' ? t.signReview : t.signProofread;
}

/** Enough of a digest to compare by eye; the whole stands in the certificate. */
function shortDigest(digest: string | null): string {
  const hex = digest?.split(':')[1] ?? '';
  return `${hex.slice(0, 8)}…${hex.slice(-4)}`;
}
