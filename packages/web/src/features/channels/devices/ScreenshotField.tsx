import { readLogins } from '@sanshen/contract/channels-devices';
import { uploadFile } from '@sanshen/contract/files';
import { Form } from 'antd';
import { useState } from 'react';
import { client } from '../../../app/api.ts';
import { useExplain } from '../../../app/refusal.ts';
import { useLocalized, useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import { PictureField } from '../dialogs/PictureField.tsx';
import type { Entry } from '../entry.ts';
import { channelTexts } from '../texts.ts';
import { type EnteredLogin, withProposals } from './proposals.ts';

/**
 * Takes the screenshot of the platform's own list, sends it, and fills in what is read in it: rows that are empty are replaced, what a person entered
 * stays. He confirms and corrects each of them.
 */
export function ScreenshotField({
  entry,
  onChange,
}: {
  readonly entry: Entry;
  /** The file's digest, once it is there; null while there is none. */
  readonly onChange: (evidence: Promise<string> | null) => void;
}) {
  const t = useTexts(channelTexts);
  const say = useLocalized();
  const explain = useExplain();
  const form = Form.useFormInstance<{ readonly logins: readonly EnteredLogin[] }>();
  const [told, setTold] = useState('');
  const take = async (picture: File | null) => {
    setTold('');
    if (picture === null) return onChange(null);
    const query = { organization: entry.organization };
    const sent = client.upload(uploadFile, { query }, picture, picture.name).then(({ digest }) => digest);
    onChange(sent);
    setTold(t.readingPicture);
    try {
      const body = { evidence: await sent };
      const { problem, logins } = await client.call(readLogins, { params: { channel: entry.id }, body });
      const before: readonly EnteredLogin[] = form.getFieldValue('logins') ?? [];
      if (logins.length > 0) form.setFieldValue('logins', withProposals(before, logins));
      setTold(problem !== null ? say(problem) : logins.length === 0 ? t.readNone : t.readSome(logins.length));
    } catch (error) {
      setTold(explain(error).text);
    }
  };
  return (
    <>
      <PictureField label={t.screenshot} onChange={(picture) => void take(picture)} />
      <p className={styles.soft} role="status">
        {told}
      </p>
    </>
  );
}
