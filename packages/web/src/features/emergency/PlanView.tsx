import type { readPlan } from '@sanshen/contract/emergency-plans';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button } from 'antd';
import { Tag } from '../../components/Tag.tsx';
import { dateText, Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './emergency.module.css';
import { planTexts } from './plan-texts.ts';

export type PlanPageData = RouteAnswer<typeof readPlan>;
export type ShownPlan = NonNullable<PlanPageData['counts']>;

/** A plan with the people who would play its roles now. */
export function PlanView({ plan }: { readonly plan: ShownPlan }) {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const { content, findings } = plan;
  const found = findings.errors + findings.warnings;
  return (
    <>
      {content.purpose !== '' && <p className={styles.words}>{content.purpose}</p>}
      <p className={styles.soft}>
        {t.version(plan.number)} · {t.submittedBy(plan.submitted.name)} · <Time at={plan.submitted.at} />
        {plan.approved !== null && ` · ${t.approvedByName(plan.approved.name)}`}
        {plan.expiresAt !== null && (
          <>
            {' · '}
            {t.until} {dateText(plan.expiresAt, language)}
          </>
        )}
      </p>
      <h3 className={styles.section}>{t.stepsTitle}</h3>
      <ol className={styles.steps}>
        {content.steps.map((step) => (
          <li key={step.id}>
            <div>
              <div className={styles.line}>
                <strong>{step.title}</strong>
                <span className={styles.push}>
                  <Tag>{content.roles.find(({ id }) => id === step.role)?.name ?? step.role}</Tag>
                  <Limit minutes={step.withinMinutes} />
                </span>
              </div>
              {step.detail !== '' && <p className={styles.words}>{step.detail}</p>}
            </div>
          </li>
        ))}
      </ol>
      <Roles plan={plan} />
      <h3 className={styles.section}>{t.textsTitle}</h3>
      <p className={styles.soft}>
        {plan.approved === null ? t.textsWait : t.textsApproved(plan.approved.name)}
        {plan.approved !== null && (
          <>
            {' · '}
            <Time at={plan.approved.at} />
          </>
        )}
      </p>
      <p className={found > 0 ? styles.bad : styles.soft}>
        {found > 0 ? t.findings(findings.errors, findings.warnings) : t.findingsNone}
      </p>
      <ul className={styles.list}>
        {content.texts.map((text) => (
          <Prepared key={text.id} text={text} />
        ))}
      </ul>
      <p className={styles.soft}>
        {t.digest} <span className={styles.digest}>{plan.digest}</span>
      </p>
    </>
  );
}

function Limit({ minutes }: { readonly minutes: number }) {
  const t = useTexts(planTexts);
  const time =
    minutes % 1440 === 0 && minutes > 0
      ? t.days(minutes / 1440)
      : minutes % 60 === 0 && minutes > 0
        ? t.hours(minutes / 60)
        : t.minutes(minutes);
  return <Tag tone="amber">{t.within(time)}</Tag>;
}

function Roles({ plan }: { readonly plan: ShownPlan }) {
  const t = useTexts(planTexts);
  const { roles } = plan.content;
  return (
    <>
      <h3 className={styles.section}>{t.rolesTitle}</h3>
      <ul className={styles.list}>
        {roles.map((role) => {
          const players = plan.players.find((one) => one.role === role.id);
          const caller = roles.find(({ id }) => id === role.calledBy);
          return (
            <li key={role.id}>
              <div className={styles.line}>
                <strong>{role.name}</strong>
                <span className={styles.soft}>{caller === undefined ? t.top : t.calledBy(caller.name)}</span>
                <span className={styles.push}>
                  {players?.gap === true && <Tag tone="cinnabar">{t.gap}</Tag>}
                  {players !== undefined && onOne(players) && <Tag tone="amber">{t.noDeputy}</Tag>}
                </span>
              </div>
              {role.duty !== '' && <p className={styles.words}>{role.duty}</p>}
              {players?.gap === true && <p className={styles.bad}>{t.gapHint}</p>}
              <Players say={t.holders} people={players?.people ?? []} />
              <Players say={t.deputies} people={players?.deputies ?? []} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Everything rests on one person. */
function onOne({ people, deputies }: ShownPlan['players'][number]): boolean {
  return people.length + deputies.length === 1;
}

function Players({
  say,
  people,
}: {
  readonly say: (people: string) => string;
  readonly people: ShownPlan['players'][number]['people'];
}) {
  const t = useTexts(planTexts);
  const local = useLocalized();
  if (people.length === 0) return null;
  const words = people.map(({ name, office, acting }) =>
    (acting ? t.actingPlayer : t.player)(name, local(office)),
  );
  return <p className={styles.soft}>{say(words.join(t.comma))}</p>;
}

function Prepared({ text }: { readonly text: ShownPlan['content']['texts'][number] }) {
  const t = useTexts(planTexts);
  const messages = useMessages();
  return (
    <li>
      <div className={styles.line}>
        <strong>{text.title}</strong>
        <span className={styles.soft}>{text.use}</span>
        <span className={styles.push}>
          <Button
            size="small"
            aria-label={`${t.copy} ${text.title}`}
            onClick={() => void navigator.clipboard.writeText(text.body).then(() => messages.done(t.copied))}
          >
            {t.copy}
          </Button>
        </span>
      </div>
      <p className={styles.quote}>{text.body}</p>
    </li>
  );
}
