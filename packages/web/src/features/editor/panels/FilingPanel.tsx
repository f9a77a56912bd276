import { DeleteOutlined, PaperClipOutlined, PlusOutlined } from '@ant-design/icons';
import { safeLink } from '@sanshen/document';
import type { SourceEntry } from '@sanshen/domain/content';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useLocalized, useTexts } from '../../../text/language.ts';
import { useEditing, useEditingView, useWriting } from '../editing-context.ts';
import { panelTexts } from '../panel-texts.ts';
import { fileUrl } from '../prose/schema.ts';
import { useRules } from '../use-facts.ts';
import { chooseFiles, useUploads } from '../use-uploads.ts';
import styles from './panels.module.css';

/** What the rule book wants on record: topic, form, sources, declarations. */
export function FilingPanel() {
  const t = useTexts(panelTexts);
  const localized = useLocalized();
  const session = useEditing();
  const writing = useWriting();
  const { fields } = useEditingView();
  const { rules } = useRules();
  const { form, sources } = fields.source;
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <label className={styles.field} htmlFor="editor-topic">
          <span className={styles.heading}>{t.topic}</span>
        </label>
        <Select
          id="editor-topic"
          aria-label={t.topic}
          placeholder={t.topicChoose}
          disabled={!writing}
          value={fields.topic === '' ? null : fields.topic}
          options={(rules?.content.topics ?? []).map(({ id, name }) => ({
            value: id,
            label: localized(name),
          }))}
          onChange={(topic) => session.setFields({ topic: topic ?? '' })}
        />
      </section>
      <section className={styles.section} id="editor-form" tabIndex={-1}>
        <h2 className={styles.heading}>{t.form}</h2>
        <Radio.Group
          aria-label={t.form}
          disabled={!writing}
          value={form}
          options={(rules?.content.forms ?? []).map(({ id, name }) => ({
            value: id,
            label: localized(name),
          }))}
          onChange={({ target }) => session.setFields({ source: { form: target.value, sources } })}
        />
      </section>
      <SourcesField />
      <section className={styles.section} id="editor-declarations" tabIndex={-1} aria-label={t.declarations}>
        <h2 className={styles.heading}>{t.declarations}</h2>
        <p className={styles.hint}>{t.declarationsHint}</p>
        {(rules?.discipline.declarations ?? []).map(({ id, name, text, required }) => (
          <Checkbox
            key={id}
            className={styles.check ?? ''}
            disabled={!writing}
            checked={fields.declarations[id]}
            onChange={({ target }) =>
              session.setFields({ declarations: { ...fields.declarations, [id]: target.checked } })
            }
          >
            <span className={styles.checkText}>
              <span>{text === undefined ? localized(name) : localized(text)}</span>
              {required && <span className={styles.small}>{t.required}</span>}
            </span>
          </Checkbox>
        ))}
      </section>
    </div>
  );
}

function SourcesField() {
  const t = useTexts(panelTexts);
  const session = useEditing();
  const writing = useWriting();
  const { source } = useEditingView().fields;
  const set = (sources: readonly SourceEntry[]) => session.setFields({ source: { ...source, sources } });
  return (
    <section className={styles.section} id="editor-sources" tabIndex={-1} aria-label={t.sources}>
      <h2 className={styles.heading}>{t.sources}</h2>
      <p className={styles.hint}>{t.sourceHint}</p>
      {source.sources.map((entry, index) => (
        <SourceCard
          // Sources have no id; their order is part of the text.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          key={index}
          number={index + 1}
          entry={entry}
          change={(next) => set(source.sources.map((one, at) => (at === index ? next : one)))}
          remove={() => set(source.sources.filter((_, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          disabled={!writing}
          onClick={() => set([...source.sources, { who: '' }])}
        >
          {t.sourceAdd}
        </Button>
      </div>
    </section>
  );
}

interface SourceCardProps {
  readonly number: number;
  readonly entry: SourceEntry;
  readonly change: (entry: SourceEntry) => void;
  readonly remove: () => void;
}

function SourceCard({ number, entry, change, remove }: SourceCardProps) {
  const t = useTexts(panelTexts);
  const writing = useWriting();
  const { store } = useUploads();
  const { link, file } = entry;
  const badLink = link !== undefined && safeLink(link) !== link;
  const upload = async () => {
    const [chosen] = await chooseFiles('');
    const stored = chosen === undefined ? null : await store(chosen, chosen.name);
    if (stored === null) return;
    const document = entry.document ?? stored.name;
    change({ ...entry, document, file: brandId<Digest>(stored.digest) });
  };
  /** A member that is emptied is left out. */
  const text = (name: 'document' | 'link', value: string) => {
    const { [name]: _old, ...rest } = entry;
    change(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <Input
          aria-label={`${t.sources} ${number}：${t.sourceWho}`}
          placeholder={t.sourceWho}
          value={entry.who}
          readOnly={!writing}
          onChange={({ target }) => change({ ...entry, who: target.value })}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t.sourceRemove(number)}
          disabled={!writing}
          onClick={remove}
        />
      </div>
      <Input
        aria-label={`${t.sources} ${number}：${t.sourceDocument}`}
        placeholder={t.sourceDocument}
        value={entry.document ?? ''}
        readOnly={!writing}
        onChange={({ target }) => text('document', target.value)}
      />
      <Input
        aria-label={`${t.sources} ${number}：${t.sourceLink}`}
        placeholder={t.sourceLink}
        value={link ?? ''}
        status={badLink ? 'error' : ''}
        readOnly={!writing}
        onChange={({ target }) => text('link', target.value.trim())}
      />
      {badLink && (
        <p className={styles.problem} role="alert">
          {t.linkRefused}
        </p>
      )}
      <div className={styles.row}>
        {file !== undefined && (
          <a href={`${fileUrl(file)}?download=true`} download>
            {t.sourceFileThere}
          </a>
        )}
        <Button size="small" icon={<PaperClipOutlined />} disabled={!writing} onClick={() => void upload()}>
          {t.sourceFile}
        </Button>
      </div>
    </div>
  );
}
