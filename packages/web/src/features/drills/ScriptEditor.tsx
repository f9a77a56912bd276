import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { expectationKinds } from '@sanshen/domain/drills';
import { Button, Input, InputNumber, Select } from 'antd';
import { Panel } from '../../components/Panel.tsx';
import { useTexts } from '../../text/language.ts';
import { FilePicker } from '../campaigns/FilePicker.tsx';
import { Field } from './ArrangementFields.tsx';
import { type Draft, type DraftInject, freeId } from './draft.ts';
import styles from './drills.module.css';
import { prepareTexts } from './prepare-texts.ts';
import { drillTexts } from './texts.ts';
import { kindKeys } from './words.ts';

/** The injects, each with its minute, whom it reaches, what it says and what it asks. */
export function ScriptEditor({
  draft,
  organization,
  onChange,
}: {
  readonly draft: Draft;
  readonly organization: string;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const t = useTexts(prepareTexts);
  const { injects } = draft;
  const set = (id: string, change: Partial<DraftInject>) =>
    onChange({ injects: injects.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  const add = () => {
    const minute = Math.max(0, ...injects.map((one) => one.minute)) + 5;
    const id = freeId('inject', [...injects, ...draft.channels]);
    const fresh = { id, minute, roles: [], people: [], text: '', attachment: null, expected: null };
    onChange({ injects: [...injects, fresh] });
  };
  return (
    <Panel title={t.script} flush>
      {injects.map((inject, index) => (
        <InjectEditor
          key={inject.id}
          inject={inject}
          number={index + 1}
          roles={draft.roles}
          organization={organization}
          onChange={(change) => set(inject.id, change)}
          onRemove={() => onChange({ injects: injects.filter(({ id }) => id !== inject.id) })}
        />
      ))}
      <div className={styles.editor}>
        <div>
          <Button icon={<PlusOutlined />} onClick={add}>
            {t.addInject}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function InjectEditor({
  inject,
  number,
  roles,
  organization,
  onChange,
  onRemove,
}: {
  readonly inject: DraftInject;
  readonly number: number;
  readonly roles: Draft['roles'];
  readonly organization: string;
  readonly onChange: (change: Partial<DraftInject>) => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts(prepareTexts);
  const { expected, attachment } = inject;
  const label = (name: string) => `${t.inject(number)} ${name}`;
  return (
    <section className={styles.editor} aria-label={t.inject(number)}>
      <div className={styles.row}>
        <Field label={t.minute}>
          <InputNumber
            aria-label={label(t.minute)}
            min={0}
            max={1440}
            precision={0}
            value={inject.minute}
            style={{ width: '100%' }}
            onChange={(minute) => onChange({ minute: minute ?? 0 })}
          />
        </Field>
        <Field label={t.to}>
          <Select
            mode="multiple"
            aria-label={label(t.to)}
            placeholder={t.everybody}
            value={[...inject.roles]}
            style={{ width: '100%' }}
            onChange={(chosen) => onChange({ roles: chosen })}
            options={roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Expectation expected={expected} label={label} onChange={(next) => onChange({ expected: next })} />
        <Button
          icon={<DeleteOutlined />}
          aria-label={t.removeInject(number)}
          onClick={onRemove}
          style={{ flex: 'none' }}
        />
      </div>
      <Input.TextArea
        aria-label={label(t.text)}
        value={inject.text}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {expected !== null && (
        <Input
          aria-label={label(t.what)}
          placeholder={t.what}
          value={expected.what}
          maxLength={200}
          onChange={({ target }) => onChange({ expected: { ...expected, what: target.value } })}
        />
      )}
      <details>
        <summary className={styles.soft}>
          {t.attachment}
          {attachment !== null && `：${attachment.name}`}
        </summary>
        <FilePicker
          organization={organization}
          files={attachment === null ? [] : [attachment]}
          onFiles={(files) => onChange({ attachment: files.at(-1) ?? null })}
        />
      </details>
    </section>
  );
}

function Expectation({
  expected,
  label,
  onChange,
}: {
  readonly expected: DraftInject['expected'];
  readonly label: (name: string) => string;
  readonly onChange: (expected: DraftInject['expected']) => void;
}) {
  const t = useTexts(prepareTexts);
  const words = useTexts(drillTexts);
  return (
    <>
      <Field label={t.expects}>
        <Select
          aria-label={label(t.expects)}
          value={expected?.kind ?? ''}
          style={{ width: '100%' }}
          onChange={(value) => {
            const kind = expectationKinds.find((one) => one === value);
            const before = expected ?? { what: '', withinMinutes: 10 };
            onChange(
              kind === undefined ? null : { ...before, kind, what: before.what || words[kindKeys[kind]] },
            );
          }}
          options={[
            { value: '', label: t.expectsNothing },
            ...expectationKinds.map((value) => ({ value, label: words[kindKeys[value]] })),
          ]}
        />
      </Field>
      {expected !== null && (
        <Field label={t.within}>
          <InputNumber
            aria-label={label(t.within)}
            min={1}
            max={1440}
            precision={0}
            value={expected.withinMinutes}
            style={{ width: '100%' }}
            onChange={(value) => onChange({ ...expected, withinMinutes: value ?? 1 })}
          />
        </Field>
      )}
    </>
  );
}
