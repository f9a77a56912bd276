import { useState } from 'react';
import { useTexts } from '../../text/language.ts';
import styles from './checks.module.css';
import { FindingItem } from './FindingItem.tsx';
import { type Checks, isOpen } from './MachineFindings.tsx';
import { PictureDialog, type ShownPlace } from './PictureDialog.tsx';
import { PictureReadings } from './PictureReadings.tsx';
import { pictureTexts } from './picture-texts.ts';

/** For whoever writes: what was found in the pictures of the newest saved revision. */
export function PictureFindings({ checks }: { readonly checks: Checks }) {
  const t = useTexts(pictureTexts);
  const [looking, setLooking] = useState<{ place: ShownPlace; words: string } | null>(null);
  if (checks.pictures.state === 'none') return null;
  const found = checks.findings.filter((one) => one.field === 'picture' && isOpen(one));
  return (
    <section className={styles.group}>
      {found.length > 0 && (
        <>
          <h2 className={styles.heading}>
            {t.heading} <span className={styles.soft}>{t.saved}</span>
          </h2>
          <ul className={styles.list}>
            {found.map((finding) => {
              const { id, picture, text } = finding;
              const show = picture === null ? undefined : () => setLooking({ place: picture, words: text });
              return <FindingItem key={id} finding={finding} picked={false} onShow={show} />;
            })}
          </ul>
        </>
      )}
      <PictureReadings checks={checks} />
      {looking !== null && <PictureDialog {...looking} onClose={() => setLooking(null)} />}
    </section>
  );
}
