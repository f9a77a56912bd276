import { readFreezes } from '@sanshen/contract/emergency';
import { beginManualWork, readManualTask } from '@sanshen/contract/publishing';
import { readManualPackage } from '@sanshen/contract/publishing-health';
import { safeLink } from '@sanshen/document';
import { Alert, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { client, useCommand, useRead } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { CompareManual } from './CompareManual.tsx';
import { manualTexts } from './manual-texts.ts';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import styles from './PublicationPage.module.css';
import type { Publication } from './publication.ts';
import { publishingTexts } from './texts.ts';

/**
 * Publishing by hand, for somebody in a hurry: what to copy stands first, each with a mark once it was copied; the steps are ticked off one by one; and
 * before the result is recorded, what was published can be compared with the release.
 */
export function ManualTask({ publication }: { readonly publication: Publication }) {
  const t = useTexts(publishingTexts);
  const m = useTexts(manualTexts);
  const say = useLocalized();
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { data, error } = useRead(readManualTask, { params: { publication: publication.publication } });
  const freezes = useRead(readFreezes, { params: { organization: publication.organization } });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return <LoadingState />;
  const link = safeLink(data.openUrl);
  const unnamed = data.work === null && data.devices.length > 0 ? 1 : 0;
  const left = unnamed + data.steps.filter(({ zh }) => !ticked.includes(zh)).length;
  const tick = (step: string, on: boolean) =>
    setTicked((before) => (on ? [...before, step] : before.filter((one) => one !== step)));
  return (
    <>
      {freezes.data?.frozen === true && (
        <Alert type="error" showIcon title={m.frozen} description={m.frozenHint} />
      )}
      <h3 className={styles.part}>{m.material}</h3>
      <CopyBlocks blocks={data.copyBlocks} />
      <Package publication={publication} count={data.files.length} />
      <h3 className={styles.part}>{m.checklist}</h3>
      <WorkDevice publication={publication.publication} devices={data.devices} work={data.work} />
      <ul className={styles.checklist}>
        {data.steps.map((step) => (
          <li key={step.zh} className={styles.tick}>
            <Checkbox
              checked={ticked.includes(step.zh)}
              onChange={({ target }) => tick(step.zh, target.checked)}
            >
              {say(step)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <h3 className={styles.part}>{m.compare}</h3>
      <CompareManual publication={publication.publication} />
      <p className={styles.soft}>{left === 0 ? m.allTicked : m.left(left)}</p>
      <div className={styles.actions}>
        {link !== null && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            <Button>{t.openPlatform}</Button>
          </a>
        )}
        <Button type={left === 0 ? 'primary' : 'default'} onClick={() => setOpen(true)}>
          {t.resolve}
        </Button>
      </div>
      {open && <OutcomeDialog kind="publication" publication={publication} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Device {
  readonly id: string;
  readonly assetNumber: string;
  readonly model: string;
}

/** On which enrolled device of the register it is done; it is recorded as soon as it is chosen. */
function WorkDevice({
  publication,
  devices,
  work,
}: {
  readonly publication: string;
  readonly devices: readonly Device[];
  readonly work: (Omit<Device, 'id'> & { readonly device: string; readonly byName: string }) | null;
}) {
  const m = useTexts(manualTexts);
  const messages = useMessages();
  const begin = useCommand(beginManualWork);
  const nameOf = ({ assetNumber, model }: Omit<Device, 'id'>) => `${assetNumber} ${model}`;
  if (devices.length === 0 && work === null) return <p className={styles.soft}>{m.noDevice}</p>;
  const choose = (device: string) =>
    begin.mutate({ params: { publication }, body: { device } }, { onError: messages.refused });
  return (
    <div className={styles.tick}>
      <label htmlFor={`device-${publication}`}>{m.device}</label>{' '}
      <Select
        id={`device-${publication}`}
        className={styles.device ?? ''}
        placeholder={m.chooseDevice}
        loading={begin.isPending}
        {...(work !== null && { value: work.device })}
        options={devices.map((device) => ({ value: device.id, label: nameOf(device) }))}
        onChange={choose}
      />
      {work !== null && <p className={styles.soft}>{m.workOn(nameOf(work), work.byName)}</p>}
    </div>
  );
}

interface Block {
  readonly field: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly format: 'text' | 'html';
  readonly value: string;
}

/** The texts, one button each; what was copied says so. */
function CopyBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const t = useTexts(publishingTexts);
  const m = useTexts(manualTexts);
  const say = useLocalized();
  const messages = useMessages();
  const [copied, setCopied] = useState<readonly string[]>([]);
  const copy = async ({ field, value, format }: Block) => {
    const plain = new Blob([format === 'html' ? asText(value) : value], { type: 'text/plain' });
    const both = format === 'html' ? { 'text/html': new Blob([value], { type: 'text/html' }) } : {};
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, ...both })]);
    setCopied((before) => [...before, field]);
    messages.done(t.copied);
  };
  return (
    <ul className={styles.list}>
      {blocks.map((block) => (
        <li key={block.field} className={styles.copy}>
          <span className={styles.copyText}>
            <strong>{say(block.label)}</strong>{' '}
            {copied.includes(block.field) && <span className={styles.good}>{m.taken} </span>}
            {block.format === 'text' ? block.value : asText(block.value)}
          </span>
          <Button aria-label={t.copyOf(say(block.label))} onClick={() => copy(block)}>
            {t.copy}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The words of our own HTML, for fields that take plain text. Parsed into a document of its own, where nothing runs. */
function asText(html: string): string {
  const page = new DOMParser().parseFromString(
    html.replaceAll(/<\/(p|div|h[1-6]|li)>|<br>/g, '$&\n'),
    'text/html',
  );
  return page.body.textContent.trim();
}

/** Texts and pictures in one file, in order and size. */
function Package({ publication, count }: { readonly publication: Publication; readonly count: number }) {
  const m = useTexts(manualTexts);
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const get = async () => {
    setBusy(true);
    try {
      const params = { publication: publication.publication };
      const bytes = await client.download(readManualPackage, { params });
      saveFile(bytes, readManualPackage.responseMedia, `${publication.title}.zip`);
    } catch (error) {
      messages.refused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.actions}>
      <Button loading={busy} onClick={get}>
        {m.download}
      </Button>
      <span className={styles.soft}>{count === 0 ? m.noFiles : m.files(count)}</span>
    </div>
  );
}
