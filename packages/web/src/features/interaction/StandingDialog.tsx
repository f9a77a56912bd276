import { proposeStanding } from '@sanshen/contract/interaction-standing';
import { slotNames, type TemplateVariable } from '@sanshen/domain/interaction';
import { Form, Input, InputNumber, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import styles from './InteractionPage.module.css';
import type { Rules } from './RequestDialog.tsx';
import { standingTexts } from './standing-texts.ts';

interface EnteredVariable {
  readonly kind?: TemplateVariable['kind'];
  readonly values?: string;
  readonly max?: number;
}

interface Entered {
  readonly name: string;
  readonly action: Rules['actions'][number]['id'];
  readonly channel: string;
  readonly text?: string;
  readonly variables?: Readonly<Record<string, EnteredVariable>>;
  readonly perHour: number;
  readonly perDay: number;
  /** A day, `YYYY-MM-DD`. */
  readonly validTo: string;
}

const every = '';

/** Proposes a standing approval: what may be written, how often, how long. */
export function StandingDialog({
  organization,
  rules,
  onClose,
}: {
  readonly organization: string;
  readonly rules: Rules;
  readonly onClose: () => void;
}) {
  const t = useTexts(standingTexts);
  const local = useLocalized();
  const propose = useCommand(proposeStanding);
  const actions = rules.actions.filter(({ standing }) => standing !== null);
  const send = async (entered: Entered) => {
    const { name, action, channel, perHour, perDay, validTo, text = '' } = entered;
    const wanted = rules.actions.find(({ id }) => id === action)?.text !== 'no' && text.trim() !== '';
    const template = wanted ? { text: text.trim(), variables: variablesOf(entered) } : null;
    await propose.mutateAsync({
      params: { organization },
      body: {
        ...{ name: name.trim(), action, perHour, perDay, template },
        channel: channel === every ? null : channel,
        // The end of that day in Asia/Shanghai.
        validTo: `${validTo}T15:59:59.999Z`,
      },
    });
  };
  return (
    <FormDialog<Entered>
      title={t.propose}
      initial={{ channel: every, perHour: 5, perDay: 20, action: 'reply' }}
      act={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="action" label={t.action} rules={[{ required: true }]}>
          <Select options={actions.map(({ id, name }) => ({ value: id, label: local(name) }))} />
        </Form.Item>
        <Form.Item name="channel" label={t.channel}>
          <Select
            options={[
              { value: every, label: t.everyChannel },
              ...rules.channels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
      </div>
      <TemplateFields rules={rules} />
      <div className={styles.pair}>
        <Form.Item name="perHour" label={t.perHour} rules={[{ required: true }]}>
          <InputNumber min={1} max={1000} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="perDay" label={t.perDay} rules={[{ required: true }]}>
          <InputNumber min={1} max={10_000} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="validTo" label={t.validTo} rules={[{ required: true }]}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

function TemplateFields({ rules }: { readonly rules: Rules }) {
  const t = useTexts(standingTexts);
  const chosen = Form.useWatch('action');
  const text: unknown = Form.useWatch('text');
  const action = rules.actions.find(({ id }) => id === chosen);
  const names = typeof text === 'string' ? [...new Set(slotNames(text))] : [];
  return (
    <>
      {action?.standing != null && (
        <p className={styles.soft}>{t.ruleBook(action.standing.maxPerDay, action.standing.validDays)}</p>
      )}
      {action !== undefined && action.text !== 'no' && (
        <Form.Item
          name="text"
          label={t.template}
          extra={t.templateHint}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={600} />
        </Form.Item>
      )}
      {names.map((name) => (
        <VariableFields key={name} name={name} />
      ))}
    </>
  );
}

function VariableFields({ name }: { readonly name: string }) {
  const t = useTexts(standingTexts);
  const kind: unknown = Form.useWatch(['variables', name, 'kind']);
  const kinds = [
    { value: 'words', label: t.wordsKind },
    { value: 'choice', label: t.choice },
    { value: 'link', label: t.link },
    { value: 'number', label: t.number },
    { value: 'date', label: t.date },
  ];
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t.variable(name)}</legend>
      <Form.Item name={['variables', name, 'kind']} label={t.kind} initialValue="words">
        <Select options={kinds} />
      </Form.Item>
      {(kind === 'choice' || kind === 'link') && (
        <Form.Item
          name={['variables', name, 'values']}
          label={t.values}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
      {kind === 'words' && (
        <Form.Item name={['variables', name, 'max']} label={t.max} initialValue={12}>
          <InputNumber min={1} max={40} />
        </Form.Item>
      )}
    </fieldset>
  );
}

function variablesOf({ text = '', variables = {} }: Entered) {
  return [...new Set(slotNames(text))].map((name) => {
    const { kind = 'words', values = '', max = 12 } = variables[name] ?? {};
    const lines = values
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    switch (kind) {
      case 'choice':
        return { name, kind, choices: lines };
      case 'link':
        return { name, kind, prefixes: lines };
      case 'words':
        return { name, kind, max };
      default:
        return { name, kind };
    }
  });
}
