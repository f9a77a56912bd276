import {
  addPasskey,
  type factorsSchema,
  offerPasskey,
  removePasskey,
  setPasskeyAtSignOff,
} from '@sanshen/contract/factors';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { client, queryClient } from '../../app/api.ts';
import { Told } from '../../app/refusal.ts';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { createPasskey, PasskeyNotUsed, passkeysWork } from '../session/passkey.ts';
import { SecretPrompt, type Secrets } from './SecretPrompt.tsx';
import styles from './SettingsPage.module.css';
import { settingsTexts } from './texts.ts';

export type Factors = z.output<typeof factorsSchema>;
type Passkey = Factors['passkeys'][number];
type Asked = { readonly kind: 'add' | 'atSignOff' } | { readonly kind: 'remove'; readonly passkey: Passkey };

/** The passkeys of the person, and whether each sign-off asks for one. */
export function PasskeyPanel({ factors }: { readonly factors: Factors }) {
  const t = useTexts(settingsTexts);
  const messages = useMessages();
  const [asked, setAsked] = useState<Asked | null>(null);
  const add = async ({ password, name }: Secrets) => {
    const { challenge, options } = await client.call(offerPasskey, { body: { password } });
    try {
      const response = await createPasskey(options);
      await client.call(addPasskey, { body: { challenge, response, name } });
    } catch (error) {
      throw error instanceof PasskeyNotUsed ? new Told(t.passkeyNotMade) : error;
    }
    messages.done(t.passkeyAdded);
  };
  const act = async (secrets: Secrets) => {
    const { password } = secrets;
    if (asked?.kind === 'add') await add(secrets);
    else if (asked?.kind === 'remove')
      await client.call(removePasskey, { params: { passkey: asked.passkey.passkey }, body: { password } });
    else await client.call(setPasskeyAtSignOff, { body: { required: !factors.passkeyAtSignOff, password } });
    await queryClient.invalidateQueries();
  };
  return (
    <Panel
      title={t.passkeys}
      extra={passkeysWork && <Button onClick={() => setAsked({ kind: 'add' })}>{t.addPasskey}</Button>}
    >
      <p className={styles.soft}>{passkeysWork ? t.passkeysLead : t.passkeyUnsupported}</p>
      <div className={styles.rows}>
        {factors.passkeys.length === 0 && <p>{t.noPasskeys}</p>}
        {factors.passkeys.map((passkey) => (
          <div key={passkey.passkey} className={styles.row}>
            <div className={styles.what}>
              <div>{passkey.name}</div>
              <div className={styles.soft}>
                {t.lastUsed}{' '}
                {passkey.lastUsedAt === null ? t.never : <Time at={passkey.lastUsedAt} relative />}
              </div>
            </div>
            <Button danger type="text" onClick={() => setAsked({ kind: 'remove', passkey })}>
              {t.remove}
            </Button>
          </div>
        ))}
        <div className={styles.row}>
          <label className={styles.what} htmlFor="passkey-at-sign-off">
            <div>{t.atSignOff}</div>
            <div className={styles.soft}>{t.atSignOffHint}</div>
          </label>
          <Switch
            id="passkey-at-sign-off"
            checked={factors.passkeyAtSignOff}
            disabled={factors.passkeys.length === 0}
            onChange={() => setAsked({ kind: 'atSignOff' })}
          />
        </div>
      </div>
      {asked !== null && (
        <SecretPrompt
          title={
            asked.kind === 'remove'
              ? t.removePasskey(asked.passkey.name)
              : asked.kind === 'add'
                ? t.addPasskey
                : t.atSignOff
          }
          danger={asked.kind === 'remove'}
          withName={asked.kind === 'add'}
          act={act}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}
