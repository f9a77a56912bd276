import { checkText } from '@sanshen/contract/checks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import { CardHead, Field, LongText, ShortText } from './fields.tsx';
import { changed, freshId, type PlanText } from './plan-content.ts';
import type { PlanContentDraft } from './use-plan-draft.ts';

type Findings = RouteAnswer<typeof checkText>['findings'];

/** Words that are ready before they are needed, and what machines find in them. */
export function TextsEditor({
  organization,
  content,
  onChange,
}: {
  readonly organization: string;
  readonly content: PlanContentDraft;
  readonly onChange: (content: PlanContentDraft) => void;
}) {
  const t = useTexts(planEditorTexts);
  const { texts } = content;
  const put = (id: string, change: Partial<PlanText>) =>
    onChange({ ...content, texts: changed(texts, id, change) });
  const add = () => {
    const text: PlanText = { id: freshId('text', texts), title: '', use: '', body: '' };
    onChange({ ...content, texts: [...texts, text] });
  };
  return (
    <Panel title={t.texts} extra={<Button onClick={add}>{t.addText}</Button>}>
      <p className={styles.soft}>{t.textsHint}</p>
      {texts.map((text, index) => {
        const name = t.text(index + 1);
        return (
          <fieldset key={text.id} className={styles.card} aria-label={name}>
            <CardHead
              name={name}
              onRemove={() => onChange({ ...content, texts: texts.filter(({ id }) => id !== text.id) })}
            />
            <div className={styles.fields}>
              <Field label={t.textTitle}>
                <ShortText
                  label={`${name} ${t.textTitle}`}
                  value={text.title}
                  max={120}
                  onChange={(title) => put(text.id, { title })}
                />
              </Field>
              <Field label={t.use}>
                <ShortText
                  label={`${name} ${t.use}`}
                  value={text.use}
                  max={500}
                  onChange={(use) => put(text.id, { use })}
                />
              </Field>
              <Field label={t.body} wide>
                <LongText
                  label={`${name} ${t.body}`}
                  value={text.body}
                  max={10_000}
                  onChange={(body) => put(text.id, { body })}
                />
              </Field>
            </div>
          </fieldset>
        );
      })}
      {texts.length > 0 && <TextsCheck organization={organization} texts={texts} />}
    </Panel>
  );
}

function TextsCheck({
  organization,
  texts,
}: {
  readonly organization: string;
  readonly texts: readonly PlanText[];
}) {
  const t = useTexts(planEditorTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Findings | null>(null);
  const check = async () => {
    setBusy(true);
    try {
      const paragraphs = texts.flatMap(({ title, body }) => [
        { kind: 'title' as const, text: title },
        ...body.split('\n').map((text) => ({ kind: 'body' as const, text })),
      ]);
      const { findings } = await client.call(checkText, { params: { organization }, body: { paragraphs } });
      setFound(findings.filter(({ setAside }) => !setAside));
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.actions}>
      <Button loading={busy} onClick={() => void check()}>
        {t.check}
      </Button>
      {found !== null && found.length === 0 && <p role="status">{t.checkedFine}</p>}
      {found !== null && found.length > 0 && (
        <ul className={`${styles.list} ${styles.wide}`} aria-label={t.check}>
          {found.map((one) => (
            <li key={`${one.rule} ${one.paragraph} ${one.start}`}>
              <Tag tone={one.severity === 'error' ? 'cinnabar' : 'amber'}>{one.text}</Tag> {say(one.message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
