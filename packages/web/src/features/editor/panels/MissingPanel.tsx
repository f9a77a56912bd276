import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { useEditingView } from '../editing-context.ts';
import { untitled } from '../new-manuscript-texts.ts';
import { panelTexts } from '../panel-texts.ts';
import { useBodyFacts, useChannels, useMissing, useRules } from '../use-facts.ts';
import { type Goal, type MissingItem, missingItems } from './missing-items.ts';
import styles from './panels.module.css';

/** What is missing, with words. */
export function useMissingItems(): readonly MissingItem[] {
  const t = useTexts(panelTexts);
  const localized = useLocalized();
  const known = useMissing();
  const { rules } = useRules();
  const channels = useChannels();
  const { withoutAlt } = useBodyFacts();
  const { fields } = useEditingView();
  const items = missingItems(known, {
    title: t['missing.title'],
    untitled: fields.title === untitled ? t['missing.untitled'] : null,
    body: t['missing.body'],
    pictures: t['missing.body.pictures'],
    channels: t['missing.channels'],
    topic: t['missing.topic'],
    form: t['missing.source.form'],
    sources: t['missing.source.sources'],
    declaration: (id) => {
      const rule = rules?.discipline.declarations.find((one) => one.id === id);
      return t['missing.declaration'](rule === undefined ? id : localized(rule.name));
    },
    limit: ({ channel, code, over, most }) => {
      const name = channels.find((one) => one.channel.id === channel)?.channel.name ?? channel;
      if (code === 'picturesMany') return t.picturesMany(over, most, name);
      if (code === 'coverNeeded' || code === 'pictureNeeded') return t[code](name);
      return t[code](over, name);
    },
    localized,
  });
  if (withoutAlt === 0) return items;
  return [...items, { key: 'alts', goal: 'picture', text: t.alts(withoutAlt), error: false }];
}

/** What has to be done before the manuscript may be submitted; each line leads to its place. */
export function MissingPanel({ go }: { readonly go: (goal: Goal) => void }) {
  const t = useTexts(panelTexts);
  const { none } = useRules();
  const items = useMissingItems();
  const errors = items.filter(({ error }) => error);
  const warnings = items.filter(({ error }) => !error);
  const list = (some: readonly MissingItem[], icon: React.ReactNode) => (
    <ul className={styles.todo}>
      {some.map(({ key, goal, text }) => (
        <li key={key}>
          {icon}
          <span>{text}</span>
          <Button type="link" size="small" aria-label={`${t.go}：${text}`} onClick={() => go(goal)}>
            {t.go}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.panel}>
      {none && <Alert type="warning" showIcon title={t.noPolicy} />}
      {errors.length === 0 ? (
        <p className={styles.complete}>
          <CheckCircleOutlined /> {t.complete}
        </p>
      ) : (
        <section className={styles.section}>
          <p className={styles.hint}>{t.missingHint}</p>
          {list(errors, <ExclamationCircleOutlined className={styles.cinnabar ?? ''} />)}
        </section>
      )}
      {warnings.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t.warnings}</h2>
          {list(warnings, <InfoCircleOutlined className={styles.amber ?? ''} />)}
        </section>
      )}
    </div>
  );
}
