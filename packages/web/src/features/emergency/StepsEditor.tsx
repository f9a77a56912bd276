import { Button, InputNumber, Select } from 'antd';
import { Panel } from '../../components/Panel.tsx';
import { useTexts } from '../../text/language.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import { CardHead, Field, LongText, ShortText } from './fields.tsx';
import { changed, freshId, moved, type Step } from './plan-content.ts';
import type { PlanContentDraft } from './use-plan-draft.ts';

/** What is done first, by whom, and by when. */
export function StepsEditor({
  content,
  onChange,
}: {
  readonly content: PlanContentDraft;
  readonly onChange: (content: PlanContentDraft) => void;
}) {
  const t = useTexts(planEditorTexts);
  const { roles, steps } = content;
  const put = (id: string, change: Partial<Step>) =>
    onChange({ ...content, steps: changed(steps, id, change) });
  const add = () => {
    const last = steps.at(-1);
    const step: Step = {
      id: freshId('step', steps),
      title: '',
      detail: '',
      role: last?.role ?? roles[0]?.id ?? '',
      withinMinutes: (last?.withinMinutes ?? 0) + 15,
    };
    onChange({ ...content, steps: [...steps, step] });
  };
  return (
    <Panel title={t.steps} extra={<Button onClick={add}>{t.addStep}</Button>}>
      <p className={styles.soft}>{t.stepsHint}</p>
      {steps.map((step, index) => {
        const name = t.step(index + 1);
        return (
          <fieldset key={step.id} className={styles.card} aria-label={name}>
            <CardHead
              name={name}
              onMove={(by) => onChange({ ...content, steps: moved(steps, step.id, by) })}
              onRemove={() => onChange({ ...content, steps: steps.filter(({ id }) => id !== step.id) })}
            />
            <div className={styles.fields}>
              <Field label={t.stepTitle} wide>
                <ShortText
                  label={`${name} ${t.stepTitle}`}
                  value={step.title}
                  max={120}
                  onChange={(title) => put(step.id, { title })}
                />
              </Field>
              <Field label={t.responsible}>
                <Select
                  aria-label={`${name} ${t.responsible}`}
                  value={step.role === '' ? null : step.role}
                  onChange={(role) => put(step.id, { role: role ?? '' })}
                  options={roles.map(({ id, name: roleName }) => ({
                    value: id,
                    label: roleName === '' ? t.unnamed : roleName,
                  }))}
                />
              </Field>
              <Field label={t.within}>
                <InputNumber
                  aria-label={`${name} ${t.within}`}
                  min={0}
                  max={43_200}
                  precision={0}
                  value={step.withinMinutes}
                  onChange={(minutes) => put(step.id, { withinMinutes: minutes ?? 0 })}
                  style={{ width: '100%' }}
                />
              </Field>
              <Field label={t.detail} wide>
                <LongText
                  label={`${name} ${t.detail}`}
                  value={step.detail}
                  max={2000}
                  onChange={(detail) => put(step.id, { detail })}
                />
              </Field>
            </div>
          </fieldset>
        );
      })}
    </Panel>
  );
}
