import { type CaseAnswerShown, stepCase } from '@sanshen/contract/cases';
import type { RouteCall } from '@sanshen/contract/route';
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { type ChosenFile, FilePicker } from '../campaigns/FilePicker.tsx';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './cases.module.css';
import { casesTexts, stepLeads, stepTexts } from './texts.ts';

type Step = CaseAnswerShown['may'][number];
type Body = NonNullable<RouteCall<typeof stepCase>['body']>;

/** The step that goes on with the case comes first, and alone is the view's primary button. */
const forward: readonly Step[] = ['decideAppeal', 'answer', 'rectify', 'verify', 'notify', 'check', 'close'];
const dangerous: readonly Step[] = ['dismiss'];

/** What the reader may do now, and by when. */
export function StepsPanel({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const steps = useTexts(stepTexts);
  const [step, setStep] = useState<Step | null>(null);
  const primary = forward.find((kind) => one.may.includes(kind));
  const order = [...one.may].sort((a, b) => Number(b === primary) - Number(a === primary));
  return (
    <Panel
      title={t.whatNow}
      extra={
        one.turn === null ? (
          <Tag tone="jade">{t.over}</Tag>
        ) : (
          <Tags>
            <Tag tone="amber">{one.turn === 'unit' ? t.turnUnit : t.turnSuperior}</Tag>
            {one.dueAt !== null && (
              <span className={one.overdue ? styles.late : styles.soft}>
                {t.due} <Time at={one.dueAt} />
              </span>
            )}
          </Tags>
        )
      }
    >
      {one.may.length === 0 ? (
        <p className={styles.soft}>{t.nothingNow}</p>
      ) : (
        <div className={styles.buttons}>
          {order.map((kind) => (
            <Button
              key={kind}
              type={kind === primary ? 'primary' : 'default'}
              danger={dangerous.includes(kind)}
              onClick={() => setStep(kind)}
            >
              {steps[kind]}
            </Button>
          ))}
        </div>
      )}
      {step !== null && <StepDialog key={step} one={one} step={step} onClose={() => setStep(null)} />}
    </Panel>
  );
}

interface Values {
  readonly note?: string;
  readonly gravity?: CaseAnswerShown['gravity'];
  readonly measures?: readonly CaseAnswerShown['measures'][number]['id'][];
  readonly passed?: boolean;
  readonly verdict?: 'upheld' | 'overturned';
  readonly page?: string;
}

function StepDialog({
  one,
  step,
  onClose,
}: {
  readonly one: CaseAnswerShown;
  readonly step: Step;
  readonly onClose: () => void;
}) {
  const t = useTexts(casesTexts);
  const steps = useTexts(stepTexts);
  const leads = useTexts(stepLeads);
  const command = useCommand(stepCase);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const takesFiles = ['addEvidence', 'answer', 'rectify', 'appeal'].includes(step);
  return (
    <FormDialog<Values>
      title={steps[step]}
      lead={leads[step]}
      danger={dangerous.includes(step)}
      initial={{ gravity: one.gravity, measures: [], passed: true, verdict: 'upheld', note: '' }}
      act={(values) =>
        command.mutateAsync({ params: { case: one.case }, body: bodyOf(step, values, files, t.pageName) })
      }
      onClose={onClose}
    >
      {step === 'verify' && <GravityFields one={one} />}
      {step === 'close' && <MeasureFields one={one} gravity={one.gravity} />}
      {step === 'check' && (
        <Form.Item name="passed" label={t.passed}>
          <Radio.Group
            options={[
              { value: true, label: t.passedYes },
              { value: false, label: t.passedNo },
            ]}
          />
        </Form.Item>
      )}
      {step === 'decideAppeal' && (
        <Form.Item name="verdict" label={t.verdict}>
          <Radio.Group
            options={[
              { value: 'upheld', label: t.verdictUpheld },
              { value: 'overturned', label: t.verdictOverturned },
            ]}
          />
        </Form.Item>
      )}
      {step === 'addEvidence' && (
        <Form.Item name="page" label={t.page} rules={[{ type: 'url' }]}>
          <Input maxLength={2000} placeholder="https://" />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={t.opinion}
        rules={step === 'addEvidence' ? [] : [{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} autoFocus />
      </Form.Item>
      {takesFiles && <FilePicker organization={one.organization} files={files} onFiles={setFiles} />}
    </FormDialog>
  );
}

function GravityFields({ one }: { readonly one: CaseAnswerShown }) {
  const t = useTexts(casesTexts);
  const say = useLocalized();
  const chosen = Form.useWatch<CaseAnswerShown['gravity'] | undefined>('gravity') ?? one.gravity;
  return (
    <>
      <Form.Item name="gravity" label={t.gravity}>
        <Select options={one.gravities.map(({ id, name }) => ({ value: id, label: say(name) }))} />
      </Form.Item>
      {one.leads && <MeasureFields one={one} gravity={chosen} />}
    </>
  );
}

function MeasureFields({
  one,
  gravity,
}: {
  readonly one: CaseAnswerShown;
  readonly gravity: CaseAnswerShown['gravity'];
}) {
  const t = useTexts(casesTexts);
  const say = useLocalized();
  const rule = one.gravities.find(({ id }) => id === gravity);
  const taken = new Set(one.measures.map(({ id }) => id));
  const options = (rule?.measures ?? [])
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name }) => ({
      value: id,
      label: id === 'assessment' ? `${say(name)}（${t.pointsText(rule?.points ?? 0, 0)}）` : say(name),
    }));
  if (options.length === 0) return null;
  return (
    <Form.Item name="measures" label={t.measures}>
      <Checkbox.Group options={options} />
    </Form.Item>
  );
}

function bodyOf(step: Step, values: Values, files: readonly ChosenFile[], pageName: string): Body {
  const note = values.note?.trim() ?? '';
  const { measures = [], gravity = 'ordinary', passed = true, verdict = 'upheld' } = values;
  const sent = files.map(({ file, name }) => ({ file: file as never, name }));
  const page = values.page?.trim() ?? '';
  switch (step) {
    case 'addEvidence':
      return {
        kind: step,
        note,
        evidence: [
          ...(page === '' ? [] : [{ kind: 'page' as const, id: page, name: pageName }]),
          ...sent.map(({ file, name }) => ({ kind: 'file' as const, id: file, name })),
        ],
      };
    case 'verify':
      return { kind: step, note, gravity, measures: [...measures] };
    case 'close':
      return { kind: step, note, measures: [...measures] };
    case 'check':
      return { kind: step, note, passed };
    case 'decideAppeal':
      return { kind: step, note, verdict };
    case 'answer':
    case 'rectify':
    case 'appeal':
      return { kind: step, note, files: sent };
    case 'dismiss':
    case 'notify':
    case 'sendBack':
    case 'reopen':
      return { kind: step, note };
  }
}
