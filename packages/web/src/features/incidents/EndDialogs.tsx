import { closeIncident, openIncidentCase } from '@sanshen/contract/incidents';
import { gravityTexts } from '@sanshen/contract/incidents-texts';
import { type IncidentGravity, incidentGravities } from '@sanshen/domain/incidents';
import { Form, Input, Radio, Select } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FormDialog } from '../organization/dialogs/FormDialog.tsx';
import type { Desk } from './desk.ts';
import { deskTexts } from './texts.ts';

interface Props {
  readonly desk: Desk;
  readonly onClose: () => void;
}

const required = [{ required: true, whitespace: true }];
const clauses = Array.from({ length: 12 }, (_, index) => `§${index + 1}`);

/** 立案: a case of accountability about the unit. */
export function CaseDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  const open = useCommand(openIncidentCase);
  return (
    <FormDialog<{ clause: string; gravity: IncidentGravity; title: string }>
      title={t.openCase}
      lead={t.caseLead}
      initial={{ clause: '§9', gravity: desk.gravity, title: say(desk.scenario.name) }}
      act={(body) => open.mutateAsync({ params: { incident: desk.incident }, body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t.caseTitle} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="clause" label={t.caseClause}>
        <Select options={clauses.map((clause) => ({ value: clause, label: clause }))} />
      </Form.Item>
      <Form.Item name="gravity" label={t.gravity}>
        <Radio.Group
          options={incidentGravities.map((gravity) => ({
            value: gravity,
            label: say(gravityTexts[gravity]),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** Closes the incident with what is to be reported. */
export function CloseDialog({ desk, onClose }: Props) {
  const t = useTexts(deskTexts);
  const close = useCommand(closeIncident);
  const fields = ['facts', 'worked', 'failed'] as const;
  return (
    <FormDialog<Record<(typeof fields)[number], string>>
      title={t.close}
      lead={t.closeLead}
      initial={{ facts: desk.known }}
      act={(body) => close.mutateAsync({ params: { incident: desk.incident }, body })}
      onClose={onClose}
    >
      {fields.map((name) => (
        <Form.Item key={name} name={name} label={t[name]} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
