import type { MarkPart } from '@sanshen/contract/marks-schemas';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { readable } from './geometry.ts';
import styles from './marks.module.css';
import { markTexts } from './texts.ts';
import type { MarkVersion } from './useMark.ts';

type Source = MarkVersion['source'];

const tones = { high: 'jade', medium: 'amber', low: 'plain' } as const;

/** The figures of a version, each with where it comes from and how far it may be trusted. */
export function MarkFigures({ version }: { readonly version: MarkVersion }) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  const { field, primitives, colours, usage, sizes, reverse } = version;
  return (
    <dl className={styles.figures}>
      <dt>{t.source}</dt>
      <dd>
        {[version.source, ...version.furtherSources].map((source) => (
          <SourceLine key={`${source.title.zh}${source.article}`} source={source} />
        ))}
      </dd>
      {field !== null && (
        <>
          <dt>{t.ratio}</dt>
          <dd>
            {t.grid(readable(field.width), readable(field.height))}
            {field.notch !== null && ` · ${t.notch(readable(field.notch.depth), readable(field.notch.base))}`}
          </dd>
        </>
      )}
      {primitives.map((part) => (
        <PartLine key={part.role} part={part} />
      ))}
      {sizes.length > 0 && (
        <>
          <dt>{t.sizes}</dt>
          <dd>{sizes.map(([width, height]) => `${width}×${height}`).join('、')}</dd>
        </>
      )}
      {Object.keys(colours).length > 0 && (
        <>
          <dt>{t.colours}</dt>
          <dd>
            <Colours colours={colours} />
          </dd>
        </>
      )}
      <dt>{t.reverse}</dt>
      <dd>{t[reverse]}</dd>
      {usage.length > 0 && (
        <>
          <dt>{t.usage}</dt>
          <dd>
            <ul className={styles.rules}>
              {usage.map(({ text, source }) => (
                <li key={text.zh}>
                  {say(text)}
                  <SourceLine source={source} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function PartLine({ part }: { readonly part: MarkPart }) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  const said: string[] = [];
  if (part.shape === 'figure') {
    if (part.centre !== null) said.push(t.centre(readable(part.centre[0]), readable(part.centre[1])));
    if (part.box !== null) said.push(t.box(readable(part.box[2]), readable(part.box[3])));
    if (part.centre === null && part.box === null) said.push(t.placeUnknown);
  } else {
    said.push(t.centre(readable(part.centre[0]), readable(part.centre[1])));
    if (part.shape === 'ring') said.push(t.radii(readable(part.inner), readable(part.outer)));
    else said.push(t.radius(readable(part.radius)), t.tilt(readable(part.rotation)));
  }
  return (
    <>
      <dt>{say(part.name)}</dt>
      <dd>{said.join(' · ')}</dd>
    </>
  );
}

function Colours({ colours }: { readonly colours: MarkVersion['colours'] }) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  // Several parts share a colour; each is told once.
  const all = new Map(
    Object.values(colours)
      .flat()
      .map((one) => [`${one.medium} ${one.name.zh} ${one.source.title.zh}`, one]),
  );
  return (
    <ul className={styles.rules}>
      {[...all].map(([key, colour]) => (
        <li key={key}>
          {say(colour.name)} · {t[colour.medium]}{' '}
          {colour.references.map((rgb) => (
            <span key={rgb.join()} className={styles.swatch}>
              <span style={{ background: `rgb(${rgb.join()})` }} aria-hidden="true" />
              {`#${rgb
                .map((channel) => channel.toString(16).padStart(2, '0'))
                .join('')
                .toUpperCase()}`}
            </span>
          ))}
          <span className={styles.soft}>
            {t.tolerance(readable(colour.tolerance))}
            {!colour.accuses && ` · ${t.onlyPoints}`}
          </span>
          <SourceLine source={colour.source} />
        </li>
      ))}
    </ul>
  );
}

function SourceLine({ source }: { readonly source: Source }) {
  const t = useTexts(markTexts);
  const say = useLocalized();
  return (
    <p className={styles.source}>
      {say(source.title)}
      {source.article !== null && ` ${source.article}`}{' '}
      <Tag tone={tones[source.confidence]}>{t[source.confidence]}</Tag>
    </p>
  );
}
