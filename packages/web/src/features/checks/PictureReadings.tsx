import type { readChecks } from '@sanshen/contract/checks';
import { recheck, stopPictures } from '@sanshen/contract/checks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './checks.module.css';
import { PictureDialog, type ShownPlace, usePictureName } from './PictureDialog.tsx';
import { pictureTexts } from './picture-texts.ts';

type Checks = RouteAnswer<typeof readChecks>;

/** What was read in the pictures of a text: how far it is, what could not be read and why, and what QR codes say. */
export function PictureReadings({ checks }: { readonly checks: Checks }) {
  const t = useTexts(pictureTexts);
  const say = useLocalized();
  const name = usePictureName();
  const again = useCommand(recheck);
  const stop = useCommand(stopPictures);
  const ofThis = { params: { manuscript: checks.manuscript } };
  const [looking, setLooking] = useState<{ place: ShownPlace; words: string } | null>(null);
  const { state, progress, pictures } = checks.pictures;
  if (state === 'none') return null;
  return (
    <details open={pictures.some((one) => one.state === 'unreadable' || one.codes.length > 0)}>
      <summary className={styles.soft}>{t.heading}</summary>
      {state === 'running' && (
        <div className={styles.head}>
          <Progress percent={progress} size="small" aria-label={t.reading(progress)} />
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(ofThis)}>
            {t.stop}
          </Button>
        </div>
      )}
      {(state === 'failed' || state === 'stopped') && (
        <p className={styles.hint}>
          {state === 'failed' ? t.failed : t.stopped}{' '}
          <Button size="small" loading={again.isPending} onClick={() => again.mutate(ofThis)}>
            {t.again}
          </Button>
        </p>
      )}
      <ul className={styles.list}>
        {pictures.map(({ file, number, state: read, problem, characters, codes, width, height }) => (
          <li key={file} className={styles.item}>
            <div className={styles.head}>
              <span>{name(number)}</span>
              <span className={styles.soft}>
                {read === 'waiting' && (state === 'stopped' ? t.notRead : t.waiting)}
                {read === 'read' && t.words(characters)}
                {problem !== null && say(problem)}
              </span>
            </div>
            {codes.map((code) => (
              <p key={code.box.join()} className={styles.message}>
                {t.code}{' '}
                <button
                  type="button"
                  className={styles.words}
                  title={t.where}
                  onClick={() =>
                    setLooking({
                      place: { file, number, width: width ?? 1, height: height ?? 1, boxes: [code.box] },
                      words: code.text,
                    })
                  }
                >
                  {code.text}
                </button>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t.noise}</p>
      {looking !== null && <PictureDialog {...looking} onClose={() => setLooking(null)} />}
    </details>
  );
}
