import { scopeNames } from '@sanshen/contract/policy-words';
import { scopes } from '@sanshen/domain/organization';
import { Button, Select } from 'antd';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import { CardHead, Field, LongText, ShortText } from './fields.tsx';
import type { PlanPageData } from './PlanView.tsx';
import { changed, freshId, moved, type Role, withoutRole } from './plan-content.ts';
import type { PlanContentDraft } from './use-plan-draft.ts';

type At = Role['holders'];

/** Who plays which part, by office, and who calls whom. */
export function RolesEditor({
  content,
  page,
  onChange,
}: {
  readonly content: PlanContentDraft;
  readonly page: PlanPageData;
  readonly onChange: (content: PlanContentDraft) => void;
}) {
  const t = useTexts(planEditorTexts);
  const { roles } = content;
  const put = (id: string, change: Partial<Role>) =>
    onChange({ ...content, roles: changed(roles, id, change) });
  const add = () => {
    const role: Role = {
      id: freshId('role', roles),
      name: '',
      duty: '',
      holders: { offices: [], scope: 'own' },
      deputies: null,
      calledBy: roles[0]?.id ?? null,
    };
    onChange({ ...content, roles: [...roles, role] });
  };
  return (
    <Panel title={t.roles} extra={<Button onClick={add}>{t.addRole}</Button>}>
      <p className={styles.soft}>{t.rolesHint}</p>
      {roles.map((role, index) => {
        const name = t.role(index + 1);
        return (
          <fieldset key={role.id} className={styles.card} aria-label={name}>
            <CardHead
              name={name}
              onMove={(by) => onChange({ ...content, roles: moved(roles, role.id, by) })}
              onRemove={() => onChange(withoutRole(content, role.id))}
            />
            <div className={styles.fields}>
              <Field label={t.roleName}>
                <ShortText
                  label={`${name} ${t.roleName}`}
                  value={role.name}
                  max={60}
                  onChange={(value) => put(role.id, { name: value })}
                />
              </Field>
              <Field label={t.calledBy}>
                <Select
                  aria-label={`${name} ${t.calledBy}`}
                  value={role.calledBy ?? ''}
                  onChange={(value) => put(role.id, { calledBy: value === '' ? null : value })}
                  options={[
                    { value: '', label: t.nobody },
                    ...roles
                      .filter(({ id }) => id !== role.id)
                      .map((other) => ({
                        value: other.id,
                        label: other.name === '' ? t.unnamed : other.name,
                      })),
                  ]}
                />
              </Field>
              <OfficesField
                label={t.holders}
                name={name}
                at={role.holders}
                page={page}
                onChange={(holders) => put(role.id, { holders })}
              />
              <OfficesField
                label={t.deputies}
                name={name}
                at={role.deputies ?? { offices: [], scope: 'own' }}
                page={page}
                onChange={(deputies) =>
                  put(role.id, { deputies: deputies.offices.length === 0 ? null : deputies })
                }
              />
              <Field label={t.duty} wide>
                <LongText
                  label={`${name} ${t.duty}`}
                  value={role.duty}
                  max={1000}
                  onChange={(value) => put(role.id, { duty: value })}
                />
              </Field>
            </div>
          </fieldset>
        );
      })}
    </Panel>
  );
}

/** Offices, any of which will do, and the organisation in which they are looked for. */
function OfficesField({
  label,
  name,
  at,
  page,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly at: At;
  readonly page: PlanPageData;
  readonly onChange: (at: At) => void;
}) {
  const t = useTexts(planEditorTexts);
  const say = useLocalized();
  return (
    <>
      <Field label={label}>
        <Select
          mode="multiple"
          aria-label={`${name} ${label}`}
          value={at.offices}
          optionFilterProp="label"
          onChange={(offices) => onChange({ ...at, offices })}
          options={page.offices.map((office) => ({ value: office.id, label: say(office.name) }))}
        />
      </Field>
      <Field label={t.scope}>
        <Select
          aria-label={`${name} ${label} ${t.scope}`}
          value={at.scope}
          onChange={(scope) => onChange({ ...at, scope })}
          options={scopes.map((scope) => {
            const there = page.scopes.find((one) => one.scope === scope);
            return { value: scope, label: `${say(scopeNames[scope])}（${there?.name ?? t.notHere}）` };
          })}
        />
      </Field>
    </>
  );
}
