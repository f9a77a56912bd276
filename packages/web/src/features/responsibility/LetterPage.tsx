import { platformNames } from '@sanshen/contract/policy-words';
import { readLetter, readLetterPdf, readLetterWord } from '@sanshen/contract/responsibility';
import { type RouteAnswer, routeUrl } from '@sanshen/contract/route';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { useUnitWords } from '../organization/use-unit.ts';
import { LetterActions } from './LetterActions.tsx';
import { LetterTag } from './LetterTag.tsx';
import styles from './responsibility.module.css';
import { responsibilityTexts } from './texts.ts';

type Letter = RouteAnswer<typeof readLetter>;
type Word = Letter['issued'];

/** One responsibility letter as it is signed, with what the reader may do about it. */
export function LetterPage() {
  const { letter } = useParams({ from: '/inside/organization/letters/$letter' });
  const read = useRead(readLetter, { params: { letter } });
  return <Loaded read={read}>{(data) => <Shown letter={data} />}</Loaded>;
}

function Shown({ letter }: { readonly letter: Letter }) {
  const t = useTexts(responsibilityTexts);
  const params = { letter: letter.id };
  return (
    <div className={styles.page}>
      <PageHeader
        title={`${letter.name} · ${t.title}`}
        lead={
          <span className={styles.tags}>
            <Link
              to="/organization/letters"
              search={{ organization: letter.organization, year: letter.year }}
            >
              {t.back}
            </Link>
            <LetterTag letter={letter} />
          </span>
        }
        actions={
          <>
            <a href={routeUrl(readLetterPdf, { params })}>{t.pdf}</a>
            <a href={routeUrl(readLetterWord, { params })}>{t.word}</a>
            <LetterActions letter={letter} />
          </>
        }
      />
      <Panel title={t.parties}>
        <Facts>
          <dt>{t.issuer}</dt>
          <dd>{letter.issuerName}</dd>
          <dt>{t.responsible}</dt>
          <dd>{letter.name}</dd>
          {letter.party === 'person' && (
            <>
              <dt>{t.unit}</dt>
              <dd>{letter.organizationName}</dd>
            </>
          )}
          <dt>{t.year}</dt>
          <dd>{t.yearOf(letter.year)}</dd>
          <dt>{t.digest}</dt>
          <dd className={styles.digest}>{letter.digest}</dd>
        </Facts>
      </Panel>
      <ChannelsPanel channels={letter.channels} />
      <Panel title={t.articles}>
        <ol className={styles.articles}>
          {letter.articles.map(({ clause, text }) => (
            <li key={text}>
              {text} <span className={styles.soft}>{t.clause(clause.slice(1))}</span>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t.signatures}>
        <Facts>
          <Signature name={t.issuer} word={letter.issued} />
          <Signature name={t.responsible} word={letter.signed} />
          {letter.returned !== null && <Signature name={t.returned} word={letter.returned} />}
          {letter.withdrawn !== null && <Signature name={t.withdrawn} word={letter.withdrawn} />}
        </Facts>
      </Panel>
    </div>
  );
}

/** The channels of a letter and the duties on each. */
export function ChannelsPanel({ channels }: Pick<Letter, 'channels'>) {
  const t = useTexts(responsibilityTexts);
  const say = useLocalized();
  const nameOf = (platform: string) => {
    const [, name] = Object.entries(platformNames).find(([id]) => id === platform) ?? [];
    return name === undefined ? platform : say(name);
  };
  return (
    <Panel title={t.channels}>
      {channels.length === 0 && <p className={styles.soft}>{t.noChannels}</p>}
      <ul className={styles.channels}>
        {channels.map(({ channel, name, platform, duties }) => (
          <li key={channel}>
            <strong>{name}</strong> <span className={styles.soft}>{nameOf(platform)}</span>{' '}
            {duties.length === 0
              ? t.leading
              : duties.map(({ duty, deputy }) => `${t[duty]}${deputy ? t.deputy : ''}`).join(t.comma)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Signature({ name, word }: { readonly name: string; readonly word: Word | null }) {
  const t = useTexts(responsibilityTexts);
  const words = useUnitWords(undefined);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {word === null ? (
          <span className={styles.soft}>{t.notSigned}</span>
        ) : (
          <>
            {word.name}
            {word.office !== null && ` · ${words('offices', word.office)}`} · <Time at={word.at} />
            {word.reason !== '' && <p className={styles.soft}>{t.reason(word.reason)}</p>}
          </>
        )}
      </dd>
    </>
  );
}
