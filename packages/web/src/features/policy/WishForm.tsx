import type { Procedure, Stage } from '@sanshen/domain/policy';
import { Checkbox, InputNumber, Select } from 'antd';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ProposalView.module.css';
import { proposalTexts } from './texts.ts';
import type { Base } from './use-proposal.ts';
import { stagesOf, takesExtraSeat, type Wishes } from './wishes.ts';

interface FormProps {
  readonly base: Base;
  readonly wishes: Wishes;
  /** True while the text is edited by hand. */
  readonly disabled: boolean;
  readonly onChange: (wishes: Wishes) => void;
}

/** The commonest ways to make a procedure stricter, one row for each stage. */
export function WishForm({ base, wishes, disabled, onChange }: FormProps) {
  const t = useTexts(proposalTexts);
  const say = useLocalized();
  const { procedures } = base.mine;
  const procedure = procedures.find(({ id }) => id === wishes.procedure) ?? procedures[0];
  if (procedure === undefined) return null;
  return (
    <fieldset className={styles.form} disabled={disabled}>
      <legend className={styles.soft}>{t.wishesHint}</legend>
      <Select
        aria-label={t.procedure}
        className={styles.procedure ?? ''}
        disabled={disabled}
        value={procedure.id}
        popupMatchSelectWidth={false}
        onChange={(id: string) => onChange({ ...wishes, procedure: id })}
        options={procedures.map(({ id, name }) => ({ value: id, label: say(name) }))}
      />
      <ul className={styles.stages}>
        {stagesOf(procedure).map((stage) => (
          <StageWishes
            key={stage.id}
            stage={stage}
            procedure={procedure}
            base={base}
            wishes={wishes}
            disabled={disabled}
            onChange={onChange}
          />
        ))}
      </ul>
      {procedure.emergency !== null && (
        <Checkbox
          disabled={disabled}
          checked={wishes.noEmergency}
          onChange={({ target }) => onChange({ ...wishes, noEmergency: target.checked })}
        >
          {t.noEmergency}
        </Checkbox>
      )}
    </fieldset>
  );
}

function StageWishes({
  stage,
  procedure,
  base,
  wishes,
  disabled,
  onChange,
}: FormProps & { readonly stage: Stage; readonly procedure: Procedure }) {
  const t = useTexts(proposalTexts);
  const say = useLocalized();
  const name = say(stage.name);
  const { composition } = stage;
  const seats = composition.kind === 'board' ? [composition.member] : composition.seats;
  const most = mostHours(base, procedure, stage);
  const toggle = (list: readonly string[], one: string, on: boolean) =>
    on ? [...list, one] : list.filter((other) => other !== one);
  const { [stage.id]: _, ...otherDeadlines } = wishes.deadlines;
  const { [stage.id]: __, ...otherSeats } = wishes.extraSeats;
  return (
    <li className={styles.stage}>
      <strong className={styles.stageName}>{name}</strong>
      <span className={styles.control}>
        <span className={styles.soft}>{t.deadline}</span>
        <InputNumber<number>
          aria-label={t.deadlineOf(name)}
          disabled={disabled}
          min={1}
          max={most}
          precision={0}
          value={wishes.deadlines[stage.id] ?? stage.deadlineHours}
          onChange={(hours) =>
            onChange({
              ...wishes,
              deadlines:
                hours === null || hours === stage.deadlineHours
                  ? otherDeadlines
                  : { ...otherDeadlines, [stage.id]: hours },
            })
          }
        />
        <span className={styles.soft}>{t.atMost(most)}</span>
      </span>
      <span className={styles.control}>
        {seats.map((seat) => (
          <Checkbox
            key={seat.id}
            aria-label={t.twoOf(name, say(seat.name))}
            disabled={disabled || seat.twoPeople}
            checked={seat.twoPeople || wishes.twoPeople.includes(`${stage.id}/${seat.id}`)}
            onChange={({ target }) =>
              onChange({
                ...wishes,
                twoPeople: toggle(wishes.twoPeople, `${stage.id}/${seat.id}`, target.checked),
              })
            }
          >
            {seats.length > 1 && `${say(seat.name)} `}
            {t.two}
          </Checkbox>
        ))}
        {stage.requireRulings ? (
          <span className={styles.soft}>{t.already}</span>
        ) : (
          <Checkbox
            aria-label={t.rulingsOf(name)}
            disabled={disabled}
            checked={wishes.rulings.includes(stage.id)}
            onChange={({ target }) =>
              onChange({ ...wishes, rulings: toggle(wishes.rulings, stage.id, target.checked) })
            }
          >
            {t.rulings}
          </Checkbox>
        )}
      </span>
      {takesExtraSeat(stage) && (
        <span className={styles.control}>
          <span className={styles.soft}>{t.extra}</span>
          <Select
            aria-label={t.extraOf(name)}
            className={styles.office ?? ''}
            disabled={disabled}
            popupMatchSelectWidth={false}
            value={wishes.extraSeats[stage.id] ?? ''}
            onChange={(office: string) =>
              onChange({
                ...wishes,
                extraSeats: office === '' ? otherSeats : { ...otherSeats, [stage.id]: office },
              })
            }
            options={[
              { value: '', label: t.noExtra },
              ...base.mine.offices
                .filter(({ standsFor }) => standsFor !== 'administrator' && standsFor !== 'registrar')
                .map((office) => ({ value: office.id, label: say(office.name) })),
            ]}
          />
        </span>
      )}
    </li>
  );
}

/** The longest time that the superior's rule book leaves a stage. */
function mostHours({ superior }: Base, procedure: Procedure, stage: Stage): number {
  const above = superior?.procedures.find(({ id }) => id === procedure.id);
  const same = above === undefined ? undefined : stagesOf(above).find(({ id }) => id === stage.id);
  return same?.deadlineHours ?? (superior === null ? 720 : stage.deadlineHours);
}
