import { changeOrganization } from '@sanshen/contract/organization';
import type { RouteCall } from '@sanshen/contract/route';
import { Form, Input } from 'antd';
import { useCommand } from '../../../app/api.ts';
import { useTexts } from '../../../text/language.ts';
import { actionTexts } from '../action-texts.ts';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useUnitWords } from '../use-unit.ts';
import styles from './dialogs.module.css';
import { FormDialog } from './FormDialog.tsx';
import { UnitSelect } from './fields.tsx';

export type ChangeKind = 'renamed' | 'moved' | 'merged' | 'closed';
type Change = RouteCall<typeof changeOrganization>['body'];

interface Entered {
  readonly name?: string;
  readonly target?: string;
}

/** Renames, moves, merges or closes a unit; what is lost is named, and what cannot be undone asks for the unit's name. */
export function ChangeDialog({
  unit,
  kind,
  onClose,
}: {
  readonly unit: UnitDetail;
  readonly kind: ChangeKind;
  readonly onClose: () => void;
}) {
  const t = useTexts(actionTexts);
  const change = useCommand(changeOrganization);
  const { title, lead } = {
    renamed: { title: t.rename, lead: t.renameLead(unit.name) },
    moved: { title: t.move, lead: t.moveLead(unit.name) },
    merged: { title: t.merge, lead: t.mergeLead(unit.name) },
    closed: { title: t.closeUnit, lead: t.closeLead(unit.name) },
  }[kind];
  const final = kind === 'merged' || kind === 'closed';
  return (
    <FormDialog<Entered>
      title={title}
      danger={final}
      lead={
        <>
          {lead}
          {final && <Loss unit={unit} />}
        </>
      }
      initial={kind === 'renamed' ? { name: unit.name } : {}}
      act={(entered) =>
        change.mutateAsync({
          params: { organization: unit.id },
          body: bodyOf(kind, entered),
          ifMatch: String(unit.version),
        })
      }
      onClose={onClose}
    >
      {kind === 'renamed' && (
        <Form.Item name="name" label={t.newName} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
      )}
      {(kind === 'moved' || kind === 'merged') && (
        <Form.Item
          name="target"
          label={kind === 'moved' ? t.newSuperior : t.into}
          rules={[{ required: true }]}
        >
          <UnitSelect without={unit.id} />
        </Form.Item>
      )}
      {final && (
        <Form.Item
          name="name"
          label={t.typeName}
          extra={unit.name}
          validateTrigger="onSubmit"
          rules={[
            {
              validator: (_, typed: string | undefined) =>
                typed?.trim() === unit.name ? Promise.resolve() : Promise.reject(new Error(t.typeNameWrong)),
            },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      )}
    </FormDialog>
  );
}

/** The appointments that end with the unit. */
function Loss({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(actionTexts);
  const { comma } = useTexts(organizationTexts);
  const words = useUnitWords(unit.id);
  const held = unit.offices.flatMap(({ office, holders }) =>
    holders.map(({ name }) => `${name}（${words('offices', office)}）`),
  );
  if (held.length === 0) return null;
  return <p className={styles.loss}>{t.willEnd(held.length, held.join(comma))}</p>;
}

function bodyOf(kind: ChangeKind, { name = '', target = '' }: Entered): Change {
  switch (kind) {
    case 'renamed':
      return { kind, name: name.trim() };
    case 'moved':
      return { kind, parent: target };
    case 'merged':
      return { kind, into: target };
    case 'closed':
      return { kind };
  }
}
