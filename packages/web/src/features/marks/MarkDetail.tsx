import type { ShownFoundMark, ShownMeasurement } from '@sanshen/contract/marks';
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
          {found.problems.map(({ code, text }) => (
            <li key={code}>{say(text)}</li>
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
                <Link to="/marks/$mark" params={{ mark: version.mark }} search={{ organization }}>
                  {t.toMark}
                </Link>
              </>
            )}
          </figcaption>
        </figure>
      </div>
      {found.measurements.length > 0 && (
        <details className={styles.measurements} open={found.verdict !== 'conforms'}>
          <summary>{t.measurements}</summary>
          <MeasurementTable measurements={found.measurements} />
        </details>
      )}
    </div>
  );
}

function MeasurementTable({ measurements }: { readonly measurements: readonly ShownMeasurement[] }) {
  const t = useTexts(pictureTexts);
  const say = useLocalized();
  // What is wrong first, then what could not be seen.
  const order = (one: ShownMeasurement) => (one.ok === false ? 0 : one.ok === null ? 1 : 2);
  const sorted = [...measurements].sort((one, other) => order(one) - order(other));
  return (
    <table>
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
        {sorted.map((one) => (
          <tr key={`${one.name} ${one.part?.zh ?? ''}`}>
            <th scope="row">
              {say(one.title)}
              {one.part !== null && <span className={styles.soft}> · {say(one.part)}</span>}
            </th>
            <td data-label={t.measured}>
              {value(one.measured, one.unit)}
              {one.uncertainty !== null && (
                <span className={styles.soft}> {t.uncertainty(readable(one.uncertainty))}</span>
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

function value(number: number | null, unit: ShownMeasurement['unit']): string {
  if (number === null) return '—';
  return `${readable(number)}${unit === 'degrees' ? '°' : ''}`;
}
