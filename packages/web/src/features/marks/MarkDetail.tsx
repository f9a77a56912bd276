import type { ShownFoundMark, ShownMeasurement } from '@sanshen/contract/marks-schemas';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { readable } from './geometry.ts';
import styles from './marks.module.css';
import { Straightened } from './Straightened.tsx';
import { pictureTexts } from './texts.ts';
import { drawingUrl, useVersion } from './useMark.ts';

export const verdictTones = { conforms: 'jade', violates: 'cinnabar', cannotVerify: 'amber' } as const;

/** What was found of one mark: straightened beside the standard's drawing with the deviation drawn in, and every measurement. */
export function MarkDetail({
  organization,
  source,
  pictureWidth,
  found,
}: {
  readonly organization: string;
  readonly source: string;
  readonly pictureWidth: number;
  readonly found: ShownFoundMark;
}) {
  const t = useTexts(pictureTexts);
  const say = useLocalized();
  const version = useVersion(organization, found.mark, found.version);
  const name = say(found.names);
  return (
    <div className={styles.detail}>
      {found.verdict === 'cannotVerify' && <p className={styles.soft}>{t.cannotHint}</p>}
      {found.problems.length > 0 && (
        <ul className={styles.problems}>
          {found.problems.map(({ code, text, advice }) => (
            <li key={code}>
              {say(text)}
              <p className={styles.soft}>{say(advice)}</p>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.pair}>
        <figure>
          <Straightened
            source={source}
            pictureWidth={pictureWidth}
            box={found.box}
            quad={found.quad}
            version={version}
            alt={`${name}：${t.seen}`}
          />
          <figcaption>
            {found.quad === null ? t.seenBox : t.seen}
            {found.quad !== null && version?.field !== null && ` · ${t.overlayHint}`}
          </figcaption>
        </figure>
        <figure>
          {version !== null && version.drawing !== 'none' ? (
            <img
              className={styles.drawing}
              src={drawingUrl(organization, version)}
              alt={`${name}：${t.standard}`}
            />
          ) : (
            <div className={styles.noDrawing}>{t.noStandard}</div>
          )}
          <figcaption>
            {t.standard}
            {version !== null && (
              <>
                {' · '}
                <Link
                  to="/marks/$mark"
                  params={{ mark: version.mark }}
                  search={{ organization }}
                  className={styles.link ?? ''}
                >
                  {t.toMark}
                </Link>
              </>
            )}
          </figcaption>
        </figure>
      </div>
      <Measurements all={found.measurements} />
    </div>
  );
}

/** What is wrong and what could not be seen is open; what conforms is folded. */
function Measurements({ all }: { readonly all: readonly ShownMeasurement[] }) {
  const t = useTexts(pictureTexts);
  const wrong = all.filter(({ ok }) => ok === false);
  const unseen = all.filter(({ ok }) => ok === null);
  const right = all.filter(({ ok }) => ok === true);
  return (
    <>
      {wrong.length + unseen.length > 0 && <MeasurementTable measurements={[...wrong, ...unseen]} />}
      {right.length > 0 && (
        <details className={styles.fold}>
          <summary>{t.conformingItems(right.length)}</summary>
          <MeasurementTable measurements={right} />
        </details>
      )}
    </>
  );
}

function MeasurementTable({ measurements }: { readonly measurements: readonly ShownMeasurement[] }) {
  const t = useTexts(pictureTexts);
  const say = useLocalized();
  return (
    <table className={styles.measurements}>
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          <th scope="col">{t.measured}</th>
          <th scope="col">{t.standardValue}</th>
          <th scope="col">{t.tolerance}</th>
          <th scope="col">
            <span className="visually-hidden">{t.measurements}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {measurements.map((one) => (
          <tr key={`${one.name} ${one.part?.zh ?? ''}`}>
            <th scope="row">
              {say(one.title)}
              {one.part !== null && <span className={styles.soft}> · {say(one.part)}</span>}
            </th>
            <td data-label={t.measured}>
              {value(one.measured, one.unit)}
              {one.uncertainty !== null && one.measured !== null && one.uncertainty > 0 && (
                <span className={styles.soft}>
                  {' '}
                  {t.uncertainty(readable(one.uncertainty, decimals[one.unit] + 1))}
                </span>
              )}
            </td>
            <td data-label={t.standardValue}>{value(one.standard, one.unit)}</td>
            <td data-label={t.tolerance}>{value(one.tolerance, one.unit)}</td>
            <td>
              {one.ok === null ? (
                <Tag tone="amber">{one.reason === null ? t.cannot : say(one.reason)}</Tag>
              ) : (
                <Tag tone={one.ok ? 'jade' : 'cinnabar'}>{one.ok ? t.ok : t.wrong}</Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const decimals = { ratio: 3, units: 2, degrees: 1, deltaE: 1, count: 0, score: 2 } as const;

function value(number: number | null, unit: ShownMeasurement['unit']): string {
  if (number === null) return '—';
  return `${readable(number, decimals[unit])}${unit === 'degrees' ? '°' : ''}`;
}
