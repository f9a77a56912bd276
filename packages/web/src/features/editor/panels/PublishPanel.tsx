import type { ChannelVariant } from '@sanshen/domain/content';
import { brandId, type ChannelId, instant } from '@sanshen/domain/kernel';
import { Checkbox, Input, Switch } from 'antd';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { useEditing, useEditingView, useWriting } from '../editing-context.ts';
import { limitIssues, measure, type Platform } from '../model/limits.ts';
import { panelTexts } from '../panel-texts.ts';
import { useBodyFacts, useChannels } from '../use-facts.ts';
import { CoverField } from './CoverField.tsx';
import styles from './panels.module.css';

/** Where it goes: channels with their limits, the cover, the time. */
export function PublishPanel() {
  const t = useTexts(panelTexts);
  const channels = useChannels();
  return (
    <div className={styles.panel}>
      <section className={styles.section} id="editor-channels" tabIndex={-1} aria-label={t.channels}>
        <h2 className={styles.heading}>{t.channels}</h2>
        {channels.length === 0 && <p className={styles.hint}>{t.noChannels}</p>}
        {channels.map(({ channel, platform }) => (
          <ChannelCard key={channel.id} id={channel.id} name={channel.name} platform={platform} />
        ))}
      </section>
      <CoverField />
      <ScheduleField />
    </div>
  );
}

function ChannelCard({
  id,
  name,
  platform,
}: {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform | null;
}) {
  const t = useTexts(panelTexts);
  const localized = useLocalized();
  const session = useEditing();
  const writing = useWriting();
  const { fields } = useEditingView();
  const { text, pictures } = useBodyFacts();
  const chosen = fields.channels.find((one) => one.channel === id);
  const others = fields.channels.filter((one) => one.channel !== id);
  const set = (variant: ChannelVariant | null) =>
    session.setFields({ channels: variant === null ? others : [...others, variant] });
  const channel = brandId<ChannelId>(id);
  const tailored = chosen?.title !== undefined || chosen?.summary !== undefined;
  const issues =
    platform === null || chosen === undefined
      ? []
      : limitIssues(id, platform, fields, { text, pictures: pictures.length });
  return (
    <div className={styles.card}>
      <Checkbox
        checked={chosen !== undefined}
        disabled={!writing}
        onChange={({ target }) => set(target.checked ? { channel } : null)}
      >
        <span className={styles.names}>
          <span>{name}</span>
          {platform !== null && <span className={styles.small}>{localized(platform.name)}</span>}
        </span>
      </Checkbox>
      {chosen !== undefined && (
        <>
          <Lengths
            title={chosen.title ?? fields.title}
            summary={chosen.summary ?? fields.summary}
            platform={platform}
          />
          {issues
            .filter(({ code }) => code !== 'titleLong' && code !== 'summaryLong')
            .map(({ code, over, most, error }) => (
              <p key={code} className={error ? styles.problem : styles.small}>
                {code === 'picturesMany'
                  ? t.picturesMany(over, most, name)
                  : code === 'coverNeeded' || code === 'pictureNeeded'
                    ? t[code](name)
                    : t[code](over, name)}
              </p>
            ))}
          <label className={styles.row}>
            <Switch
              size="small"
              checked={tailored}
              disabled={!writing}
              onChange={(own) =>
                set(own ? { channel, title: fields.title, summary: fields.summary } : { channel })
              }
            />
            <span className={styles.small}>{t.tailored}</span>
          </label>
          {tailored && (
            <>
              <Input.TextArea
                autoSize={{ minRows: 1, maxRows: 3 }}
                aria-label={`${name}：${t.ownTitle}`}
                placeholder={t.ownTitle}
                value={chosen.title ?? ''}
                readOnly={!writing}
                onChange={({ target }) => set({ ...chosen, title: target.value.replaceAll('\n', ' ') })}
              />
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 5 }}
                aria-label={`${name}：${t.ownSummary}`}
                placeholder={t.ownSummary}
                value={chosen.summary ?? ''}
                readOnly={!writing}
                onChange={({ target }) => set({ ...chosen, summary: target.value })}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

function Lengths({
  title,
  summary,
  platform,
}: {
  readonly title: string;
  readonly summary: string;
  readonly platform: Platform | null;
}) {
  const t = useTexts(panelTexts);
  const rows = [
    { name: t.titleCount, measured: measure(title, platform?.limits.titleMax ?? null) },
    { name: t.summaryCount, measured: measure(summary, platform?.limits.summaryMax ?? null) },
  ].flatMap(({ name, measured }) => (measured === null ? [] : [{ name, measured }]));
  if (rows.length === 0) return null;
  return (
    <div className={styles.row}>
      {rows.map(({ name, measured }) => (
        <span
          key={name}
          className={`${styles.small} ${styles.counter} ${measured.over > 0 ? styles.over : ''}`}
          {...(measured.verified ? {} : { title: t.unverified })}
        >
          {name} {t.limit(measured.size, measured.most)}
        </span>
      ))}
    </div>
  );
}

/** A time of Shanghai, whatever the browser's zone is. */
function localInput(at: string): string {
  return new Date(Date.parse(at) + shanghaiMs).toISOString().slice(0, 16);
}

const shanghaiMs = 8 * 3_600_000;

function ScheduleField() {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const writing = useWriting();
  const { schedule } = useEditingView().fields;
  return (
    <section className={styles.section}>
      <label className={styles.field}>
        <span className={styles.heading}>{t.schedule}</span>
        <Input
          type="datetime-local"
          value={schedule === null ? '' : localInput(schedule)}
          readOnly={!writing}
          onChange={({ target }) => {
            const at = Date.parse(`${target.value}:00.000Z`);
            session.setFields({
              schedule: Number.isNaN(at) ? null : instant(new Date(at - shanghaiMs).toISOString()),
            });
          }}
        />
      </label>
      {schedule === null && <p className={styles.hint}>{t.scheduleNone}</p>}
    </section>
  );
}
