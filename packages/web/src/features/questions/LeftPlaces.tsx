import type { PersonalPlace } from '@sanshen/contract/questions-schemas';
import { Checkbox } from 'antd';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';

/** Places that look personal: each is changed in the text, or a person says that it may be published. */
export function LeftPlaces({
  edited,
  left,
  onEdit,
}: {
  readonly edited: { readonly keep?: readonly string[] };
  readonly left: readonly PersonalPlace[];
  readonly onEdit: (change: { readonly keep: readonly string[] }) => void;
}) {
  const t = useTexts(questionTexts);
  const say = useLocalized();
  const { keep = [] } = edited;
  if (left.length === 0) return null;
  return (
    <div className={styles.field}>
      <p className={styles.rule}>{t.personalLeft}</p>
      {left.map(({ text, why }) => (
        <Checkbox
          key={text}
          checked={keep.includes(text)}
          onChange={({ target }) =>
            onEdit({ keep: target.checked ? [...keep, text] : keep.filter((one) => one !== text) })
          }
        >
          {t.keepOne(text, say(why))}
        </Checkbox>
      ))}
    </div>
  );
}
