import type { CircularAnswer } from '@sanshen/contract/circulars';
import { dayOf } from '@sanshen/domain/calendar';
import { useTexts } from '../../text/language.ts';
import styles from './circulars.module.css';
import { circularTexts } from './texts.ts';

/** The circular as it will lie on paper: red head, number, title, addressees, body, signature, date. Always Chinese, as the document is. */
export function Paper({ one }: { readonly one: CircularAnswer }) {
  const t = useTexts(circularTexts);
  const day = dayOf((one.issuedAt ?? one.draftedAt) as never);
  const [year = '', month = '', date = ''] = day.split('-');
  return (
    <article className={styles.paper} lang="zh-CN" aria-label={t.preview}>
      {one.status === 'draft' && <p className={styles.draftMark}>{t.draftMark}</p>}
      <p className={styles.redHead}>{one.organizationName}</p>
      <p className={styles.number}>{one.number ?? `${one.prefix}〔${year}〕　号`}</p>
      <hr className={styles.redLine} />
      <h2 className={styles.paperTitle}>{one.title}</h2>
      <p className={styles.addressees}>{one.recipients.map(({ name }) => name).join('、')}：</p>
      {one.text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line, index) => (
          // Lines of a text that does not change while it is shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may come twice
          <p key={index} className={styles.paragraph}>
            {line}
          </p>
        ))}
      <p className={styles.signature}>
        {one.organizationName}
        <br />
        {Number(year)}年{Number(month)}月{Number(date)}日
      </p>
      {one.copyTo.length > 0 && <p className={styles.copies}>抄送：{one.copyTo.join('，')}。</p>}
    </article>
  );
}
