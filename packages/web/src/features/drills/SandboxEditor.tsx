import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { Panel } from '../../components/Panel.tsx';
import { useTexts } from '../../text/language.ts';
import { type Draft, type DraftChannel, freeId } from './draft.ts';
import styles from './drills.module.css';
import { prepareTexts } from './prepare-texts.ts';

/** The simulated channels and what they show when the drill begins. */
export function SandboxEditor({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const t = useTexts(prepareTexts);
  const { channels } = draft;
  const taken = [...channels, ...channels.flatMap(({ publications }) => publications), ...draft.injects];
  const set = (id: string, change: Partial<DraftChannel>) =>
    onChange({ channels: channels.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  const add = () =>
    onChange({
      channels: [
        ...channels,
        { id: freeId('channel', taken), name: t.newChannel, platform: 'other', publications: [] },
      ],
    });
  return (
    <Panel title={t.sandbox} extra={<span className={styles.soft}>{t.sandboxHint}</span>} flush>
      {channels.map((channel) => (
        <ChannelEditor
          key={channel.id}
          channel={channel}
          newPublication={freeId('post', taken)}
          onChange={(change) => set(channel.id, change)}
          onRemove={() => onChange({ channels: channels.filter(({ id }) => id !== channel.id) })}
        />
      ))}
      <div className={styles.editor}>
        <div>
          <Button icon={<PlusOutlined />} onClick={add}>
            {t.addChannel}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function ChannelEditor({
  channel,
  newPublication,
  onChange,
  onRemove,
}: {
  readonly channel: DraftChannel;
  readonly newPublication: string;
  readonly onChange: (change: Partial<DraftChannel>) => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts(prepareTexts);
  const { name, publications } = channel;
  const set = (id: string, change: Partial<DraftChannel['publications'][number]>) =>
    onChange({ publications: publications.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  return (
    <section className={styles.editor} aria-label={name}>
      <div className={styles.row}>
        <Input
          aria-label={`${t.channel} ${name}`}
          value={name}
          maxLength={100}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <Button
          icon={<DeleteOutlined />}
          aria-label={`${t.remove} ${name}`}
          onClick={onRemove}
          style={{ flex: 'none' }}
        />
      </div>
      {publications.map(({ id, title, harmful }, index) => (
        <div key={id} className={styles.row}>
          <Input
            aria-label={`${name} ${t.publication} ${index + 1}`}
            value={title}
            maxLength={200}
            onChange={({ target }) => set(id, { title: target.value })}
          />
          <Checkbox
            checked={harmful}
            style={{ flex: 'none', alignSelf: 'center' }}
            onChange={({ target }) => set(id, { harmful: target.checked })}
          >
            {t.harmful}
          </Checkbox>
          <Button
            icon={<DeleteOutlined />}
            aria-label={`${t.remove} ${title}`}
            onClick={() => onChange({ publications: publications.filter((one) => one.id !== id) })}
            style={{ flex: 'none' }}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            onChange({
              publications: [...publications, { id: newPublication, title: t.publication, harmful: false }],
            })
          }
        >
          {t.addPublication}
        </Button>
      </div>
    </section>
  );
}
