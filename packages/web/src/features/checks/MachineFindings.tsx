import {
  objectToChecks,
  readChecks,
  recheck,
  ruleOnChecks,
  setCheckAside,
  takeBackRulings,
} from '@sanshen/contract/checks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { CheckFigures } from './CheckFigures.tsx';
import styles from './checks.module.css';
import { FindingGroups } from './FindingGroups.tsx';
import { FindingItem } from './FindingItem.tsx';
import { PictureDialog, type ShownPlace } from './PictureDialog.tsx';
import { PictureReadings } from './PictureReadings.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { SimilarTexts } from './SimilarTexts.tsx';
import { checkTexts } from './texts.ts';

export type Checks = RouteAnswer<typeof readChecks>;
export type CheckFinding = Checks['findings'][number];

/** What machines found on the newest revision; undefined until it is known. */
export function useSavedChecks(manuscript: string, enabled = true): Checks | undefined {
  const { data } = useRead(readChecks, { params: { manuscript } }, { enabled });
  return data;
}

/** Whether a finding still waits for somebody's word. */
export function isOpen({ ruling, setAside }: CheckFinding): boolean {
  return ruling === null && setAside === null;
}

type Asking = {
  readonly finding: CheckFinding;
  readonly what: 'overrule' | 'always' | 'keep';
} | null;

/** What machines found, beside what people note: accepted or overruled one by one, the sure ones at once; nothing of it ever goes away. */
export function MachineFindings({
  checks,
  picked = null,
  onShow,
}: {
  readonly checks: Checks;
  readonly picked?: string | null;
  readonly onShow: (from: number, to: number) => void;
}) {
  const t = useTexts(checkTexts);
  const { message } = App.useApp();
  const messages = useMessages();
  const me = useSession().person;
  const [asking, setAsking] = useState<Asking>(null);
  const [looking, setLooking] = useState<{ place: ShownPlace; words: string } | null>(null);
  const ruling = useCommand(ruleOnChecks);
  const back = useCommand(takeBackRulings);
  const aside = useCommand(setCheckAside);
  const objection = useCommand(objectToChecks);
  const again = useCommand(recheck);
  const params = { manuscript: checks.manuscript };
  const digest = checks.digest ?? '';
  const open = checks.findings.filter(isOpen);
  const settled = checks.findings.filter((one) => !isOpen(one));
  const sure = open.filter((one) => one.sure);
  const close = () => setAsking(null);

  const undo = (findings: readonly string[]) =>
    back.mutate(
      { params, body: { findings: [...findings] } },
      { onSuccess: () => messages.done(t.takenBack), onError: messages.refused },
    );
  const rule = (findings: readonly CheckFinding[], verdict: 'accepted' | 'overruled', reason: string) =>
    ruling.mutate(
      { params, body: { digest, findings: findings.map(({ id }) => id), ruling: verdict, reason } },
      {
        onSuccess: ({ ruled }) => {
          close();
          const key = `ruled ${ruled.join()}`;
          void message.success({
            key,
            duration: 8,
            content: (
              <>
                {verdict === 'accepted' ? t.acceptedMany(ruled.length) : t.overruledDone}
                <Button
                  type="link"
                  size="small"
                  onClick={() => {
                    message.destroy(key);
                    undo(ruled);
                  }}
                >
                  {t.undo}
                </Button>
              </>
            ),
          });
        },
        onError: messages.refused,
      },
    );
  const answer = (reason: string, scope: 'text' | 'rule') => {
    if (asking === null) return;
    const { finding, what } = asking;
    if (what === 'overrule') rule([finding], 'overruled', reason);
    const body = { digest, finding: finding.id, reason };
    const done = { onSuccess: close, onError: messages.refused };
    if (what === 'always') aside.mutate({ params, body: { ...body, scope } }, done);
    if (what === 'keep') objection.mutate({ params, body }, done);
  };
  const show = ({ field, picture, start, end, text }: CheckFinding) => {
    if (picture !== null) return () => setLooking({ place: picture, words: text });
    return field === 'body' ? () => onShow(start, end) : undefined;
  };
  const notes = ({ ruling: verdict, objection: kept, setAside }: CheckFinding) => (
    <>
      {kept !== null && <p className={styles.soft}>{t.kept(kept.reason)}</p>}
      {setAside !== null && (
        <p className={styles.soft}>{t.setAside(setAside.organizationName, setAside.reason)}</p>
      )}
      {verdict !== null && (
        <p className={styles.soft}>
          {verdict.ruling === 'accepted' ? t.accepted : t.overruled}
          {verdict.reason !== '' && `：${verdict.reason}`} · {verdict.by.name}
        </p>
      )}
    </>
  );
  return (
    <div className={styles.panel}>
      <div className={styles.bar} role="status">
        <span>{stateText(checks, open.length, t)}</span>
        {checks.state === 'failed' && (
          <Button size="small" loading={again.isPending} onClick={() => again.mutate({ params })}>
            {t.again}
          </Button>
        )}
      </div>
      {checks.state === 'running' && checks.progress > 0 && (
        <Progress percent={checks.progress} size="small" aria-label={t.checking} />
      )}
      {checks.mine.rule && sure.length > 1 && (
        <Button loading={ruling.isPending} onClick={() => rule(sure, 'accepted', '')}>
          {t.acceptSure(sure.length)}
        </Button>
      )}
      <FindingGroups
        findings={open}
        render={(finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            picked={finding.id === picked}
            onShow={show(finding)}
            notes={notes(finding)}
          >
            {checks.mine.rule && (
              <>
                <Button
                  size="small"
                  loading={ruling.isPending}
                  onClick={() => rule([finding], 'accepted', '')}
                >
                  {t.accept}
                </Button>
                <Button size="small" onClick={() => setAsking({ finding, what: 'overrule' })}>
                  {t.overrule}
                </Button>
                <Button size="small" type="text" onClick={() => setAsking({ finding, what: 'always' })}>
                  {t.always}
                </Button>
              </>
            )}
            {checks.mine.object && (
              <Button size="small" onClick={() => setAsking({ finding, what: 'keep' })}>
                {t.keep}
              </Button>
            )}
          </FindingItem>
        )}
      />
      <CheckFigures reading={checks.reading} model={checks.model} />
      <SimilarTexts manuscript={checks.manuscript} onShow={onShow} />
      <PictureReadings checks={checks} />
      {checks.more > 0 && <p className={styles.hint}>{t.more(checks.more)}</p>}
      {settled.length > 0 && (
        <details>
          <summary className={styles.soft}>{t.settled(settled.length)}</summary>
          <ul className={styles.list}>
            {settled.map((finding) => (
              <FindingItem
                key={finding.id}
                finding={finding}
                picked={finding.id === picked}
                settled
                onShow={show(finding)}
                notes={notes(finding)}
              >
                {finding.ruling?.by.person === me && (
                  <Button
                    size="small"
                    type="text"
                    loading={back.isPending}
                    onClick={() => undo([finding.id])}
                  >
                    {t.takeBack}
                  </Button>
                )}
              </FindingItem>
            ))}
          </ul>
        </details>
      )}
      {looking !== null && <PictureDialog {...looking} onClose={() => setLooking(null)} />}
      {asking !== null && (
        <ReasonForm
          title={{ overrule: t.overrule, always: t.always, keep: t.keep }[asking.what]}
          hint={{ overrule: t.overruleHint, always: t.alwaysHint, keep: t.keepHint }[asking.what]}
          {...(asking.what === 'always'
            ? {
                scopes: [
                  { value: 'text', label: t.alwaysText(asking.finding.text) },
                  ...(checks.mine.setRuleAside ? [{ value: 'rule' as const, label: t.alwaysRule }] : []),
                ],
              }
            : {})}
          initial={asking.what === 'keep' ? (asking.finding.objection?.reason ?? '') : ''}
          busy={ruling.isPending || aside.isPending || objection.isPending}
          onReason={answer}
          onClose={close}
        />
      )}
    </div>
  );
}

function stateText(
  { state, progress }: Checks,
  open: number,
  t: {
    readonly waiting: string;
    readonly checking: string;
    readonly failed: string;
    readonly nothing: string;
    readonly progress: (n: number) => string;
    readonly open: (n: number) => string;
  },
): string {
  if (state === 'waiting') return t.waiting;
  if (state === 'running') return progress > 0 ? t.progress(progress) : t.checking;
  if (state === 'failed') return t.failed;
  if (state === 'none') return '';
  return open === 0 ? t.nothing : t.open(open);
}
