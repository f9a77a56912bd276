import { useLocalized, useTexts } from '../../text/language.ts';
import { ClauseChip } from './ClauseChip.tsx';
import { type DrawnProcedure, useOffices } from './drawn-procedure.ts';
import styles from './FlowView.module.css';
import { flowTexts } from './texts.ts';

type Stage = DrawnProcedure['stages'][number];
type Seat = Stage['seats'][number];

/** A stage as a card: its seats with their duties, the time it has, and on demand what is asked of signers. */
export function StageCard({
  stage,
  number,
  brief = false,
}: {
  readonly stage: Stage;
  readonly number?: number;
  /** Without what is asked of signers. */
  readonly brief?: boolean;
}) {
  const t = useTexts(flowTexts);
  const say = useLocalized();
  return (
    <div className={styles.card}>
      <div className={styles.stageHead}>
        {number !== undefined && (
          <span className={styles.number} aria-hidden>
            {number}
          </span>
        )}
        <strong>{say(stage.name)}</strong>
        {!brief && <ClauseChip clause={stage.clause} />}
      </div>
      <ul className={styles.seats}>
        {stage.seats.map((seat) => (
          <SeatLine key={seat.id} seat={seat} board={stage.kind === 'board'} />
        ))}
      </ul>
      <p className={styles.soft}>
        {stage.kind === 'board' || stage.seats.length > 1 ? `${say(stage.rule)} · ` : ''}
        {t.within(stage.deadlineHours)}
        {stage.ledBy.length > 0 && ` · ${t.ledBy(stage.ledBy.map(({ name }) => say(name)).join(t.or))}`}
      </p>
      {!brief && <Asked stage={stage} />}
    </div>
  );
}

function SeatLine({ seat, board }: { readonly seat: Seat; readonly board: boolean }) {
  const t = useTexts(flowTexts);
  const offices = useOffices();
  return (
    <li className={styles.seat}>
      <span>{board ? t.inScope(t.board, offices(seat)) : offices(seat)}</span>
      <span className={styles.duties}>
        {seat.duties.map(({ id }) => (
          <span key={id} className={styles.duty}>
            <span aria-hidden>{id === 'review' ? t.review : t.proofread}</span>
            <span className="visually-hidden">{id === 'review' ? t.reviewLong : t.proofreadLong}</span>
          </span>
        ))}
        {seat.twoPeople && <span className={styles.two}>{t.twoPeople}</span>}
      </span>
    </li>
  );
}

function Asked({ stage }: { readonly stage: Stage }) {
  const t = useTexts(flowTexts);
  const say = useLocalized();
  const names = (words: Seat['employment']) => words.map(({ name }) => say(name)).join(t.or);
  const { review, proofread } = stage.checklist;
  return (
    <details className={styles.details}>
      <summary>{t.details}</summary>
      <ul>
        {stage.seats.map((seat) => (
          <li key={seat.id}>
            {stage.seats.length > 1 && t.ofSeat(say(seat.name))}
            {t.employment(names(seat.employment))}
            {seat.qualifications.length > 0 &&
              t.qualifications(seat.qualifications.map(({ name }) => say(name)).join(t.and))}
            {seat.satisfiedBy.map((earlier) => (
              <div key={earlier.stage.id}>{t.satisfied(say(earlier.stage.name), names(earlier.offices))}</div>
            ))}
          </li>
        ))}
        <li>{say(stage.amend.name)}</li>
        {stage.remindHours.length > 0 && <li>{t.remind(stage.remindHours.join(t.and))}</li>}
        {stage.requireRulings && <li>{t.rulings}</li>}
      </ul>
      <Checklist title={t.reviewList} items={review.map(say)} />
      <Checklist title={t.proofreadList} items={proofread.map(say)} />
    </details>
  );
}

function Checklist({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <strong>{title}</strong>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  );
}
