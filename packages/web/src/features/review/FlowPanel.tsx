import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useSession } from '../../app/session.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './FlowPanel.module.css';
import { reviewTexts } from './texts.ts';
import { type Manuscript, type Review, type Seat, type Stage, useWords } from './useManuscript.ts';

const icons = {
  done: <CheckCircleFilled className={styles.done} />,
  waiting: <ClockCircleOutlined className={styles.waiting} />,
  ahead: <MinusCircleOutlined className={styles.ahead} />,
} as const;

/** Who signed, when and as what; whom it waits for, and why if nobody can. */
export function FlowPanel({
  manuscript,
  review,
}: {
  readonly manuscript: Manuscript;
  readonly review: Review;
}) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const { procedure } = review;
  return (
    <Panel
      title={t.flow}
      extra={
        procedure !== null && (
          <span className={styles.clause}>
            {say(procedure.name)} · {t.clause(procedure.clause)}
          </span>
        )
      }
    >
      {review.stages.length === 0 ? (
        <p className={styles.clause}>{t.noProcedure}</p>
      ) : (
        <ol className={styles.stages}>
          {review.stages.map((stage) => (
            <StageItem key={stage.stage} stage={stage} organization={manuscript.organization} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function StageItem({ stage, organization }: { readonly stage: Stage; readonly organization: string }) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const status = { done: t.stageDone, waiting: t.stageWaiting, ahead: t.stageAhead }[stage.status];
  return (
    <li className={styles.stage} aria-current={stage.status === 'waiting' ? 'step' : undefined}>
      <div className={styles.head}>
        {icons[stage.status]}
        <strong>{say(stage.name)}</strong>
        <span className="visually-hidden">{status}</span>
        {stage.required !== null && stage.required < stage.seats.length && (
          <span className={styles.clause}>{t.atLeast(stage.required)}</span>
        )}
        {stage.status === 'waiting' && stage.dueAt !== null && (
          <span className={styles.due}>
            {t.due} <Time at={stage.dueAt} relative />
          </span>
        )}
      </div>
      <ul className={styles.seats}>
        {stage.seats.map((seat) => (
          <SeatItem
            key={seat.seat}
            seat={seat}
            waiting={stage.status === 'waiting'}
            organization={organization}
          />
        ))}
      </ul>
    </li>
  );
}

function SeatItem({
  seat,
  waiting,
  organization,
}: {
  readonly seat: Seat;
  readonly waiting: boolean;
  readonly organization: string;
}) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const me = useSession().person;
  const names = seat.waitingFor.map(({ person, name }) => (person === me ? `${name}（${t.you}）` : name));
  return (
    <li>
      <span className={styles.seatName}>{say(seat.name)}</span>
      {together(seat.signOffs).map(([first, ...others]) => (
        <div key={`${first.signer.person} ${first.at} ${first.duty}`} className={styles.signOff}>
          {[first, ...others].map(({ duty, valid }) => (
            <span key={duty} className={valid ? styles.seal : styles.faded}>
              {duty === 'review' ? t.review : t.proofread}
            </span>
          ))}
          <SignOffWords signOff={first} organization={organization} />
        </div>
      ))}
      {waiting && seat.empty !== null && (
        <div className={styles.warn}>
          {t.seatEmpty}
          <div className={styles.clause}>{t.seatEmptyNext}</div>
        </div>
      )}
      {waiting && seat.empty === null && names.length > 0 && (
        <div className={styles.clause}>{t.waitsFor(names.join('、'))}</div>
      )}
    </li>
  );
}

type SignOff = Seat['signOffs'][number];

/** Signatures that one person gave in one act, such as for both duties. */
function together(signOffs: readonly SignOff[]): readonly (readonly [SignOff, ...SignOff[]])[] {
  const acts: [SignOff, ...SignOff[]][] = [];
  for (const signOff of signOffs) {
    const act = acts.find(
      ([first]) =>
        first.at === signOff.at &&
        first.signer.person === signOff.signer.person &&
        first.valid === signOff.valid,
    );
    if (act === undefined) acts.push([signOff]);
    else act.push(signOff);
  }
  return acts;
}

function SignOffWords({
  signOff,
  organization,
}: {
  readonly signOff: SignOff;
  readonly organization: string;
}) {
  const t = useTexts(reviewTexts);
  const word = useWords(organization);
  const { signer, at, valid, carriedFrom, paper, opinion } = signOff;
  return (
    <span>
      {signer.name}
      <span className={styles.clause}>
        {signer.office !== null && ` ${word('offices', signer.office)}`}
        {signer.acting && ` · ${t.acting}`} · <Time at={at} />
        {carriedFrom !== null && ` · ${t.carried}`}
      </span>
      {!valid && <div className={styles.warn}>{t.outdated}</div>}
      {paper !== null && <div className={styles.clause}>{t.onPaper(paper.registrar.name)}</div>}
      {opinion !== '' && <blockquote className={styles.opinion}>{opinion}</blockquote>}
    </span>
  );
}
