import { readFile } from '@sanshen/contract/files';
import { type MarkFinding, type PictureMarks, recheckPictures } from '@sanshen/contract/marks-review';
import { routeUrl } from '@sanshen/contract/route';
import { Button, Progress } from 'antd';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { FoundMarks } from './FoundMarks.tsx';
import { readable } from './geometry.ts';
import styles from './marks.module.css';
import { Ruling } from './Ruling.tsx';
import { deskTexts } from './texts.ts';
import { useFrame } from './useFrame.ts';
import { type PicturesReport, usePictureMarks } from './usePictureMarks.ts';

/** The pictures of a manuscript with the marks found in them; every reviewer rules for himself. */
export function PicturesPane({
  manuscript,
  organization,
}: {
  readonly manuscript: string;
  readonly organization: string;
}) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const again = useCommand(recheckPictures);
  const { data, error, refetch } = usePictureMarks(manuscript);
  if (data === undefined) {
    return error === null ? <LoadingState /> : <ErrorState error={error} retry={() => void refetch()} />;
  }
  const { state, done, total } = data;
  const marked = data.pictures.filter(({ marks, failed }) => marks.length > 0 || failed !== null);
  const plain = data.pictures.filter(({ marks, failed }) => marks.length === 0 && failed === null);
  return (
    <div className={styles.page}>
      {(state === 'waiting' || state === 'running') && (
        <div role="status">
          <p>{state === 'waiting' ? t.waiting : t.running(done, total)}</p>
          {total > 0 && (
            <Progress percent={Math.round((100 * done) / total)} size="small" aria-label={t.pane} />
          )}
        </div>
      )}
      {state === 'failed' && (
        <div className={styles.bar} role="status">
          <span>{t.failed}</span>
          <Button
            size="small"
            loading={again.isPending}
            onClick={() => again.mutate({ params: { manuscript } }, { onError: messages.refused })}
          >
            {t.again}
          </Button>
        </div>
      )}
      {state === 'done' && total === 0 && <EmptyState title={t.noPictures} />}
      {state === 'done' && total > 0 && marked.length === 0 && <p role="status">{t.allClear}</p>}
      {marked.map((picture) => (
        <PicturePanel key={keyOf(picture)} report={data} picture={picture} organization={organization} />
      ))}
      {plain.length > 0 && <PlainPictures pictures={plain} />}
    </div>
  );
}

function keyOf({ kind, place, file }: PictureMarks): string {
  return `${kind} ${typeof place === 'object' ? place.attachment : place} ${file}`;
}

function usePlaceName(): (picture: PictureMarks) => string {
  const t = useTexts(deskTexts);
  return ({ kind, place }) => {
    if (place === 'cover') return t.cover;
    if (typeof place !== 'number') return t.attachment(place.attachment);
    return kind === 'film' ? t.film(place) : t.picture(place);
  };
}

function sourceOf({ file }: PictureMarks): string {
  return routeUrl(readFile, { params: { digest: file } });
}

function PicturePanel({
  report,
  picture,
  organization,
}: {
  readonly report: PicturesReport;
  readonly picture: PictureMarks;
  readonly organization: string;
}) {
  const say = useLocalized();
  const name = usePlaceName()(picture);
  const title = picture.alt === '' ? name : `${name} · ${picture.alt}`;
  return (
    <Panel title={title}>
      {picture.failed !== null ? (
        <>
          <p role="status">{say(picture.failed)}</p>
          {picture.kind === 'film' ? (
            // biome-ignore lint/a11y/useMediaCaption: the film as it will be published; captions are its author's matter
            <video
              className={styles.plain}
              src={sourceOf(picture)}
              controls
              preload="none"
              aria-label={title}
            />
          ) : (
            <img className={styles.plain} src={sourceOf(picture)} alt={title} />
          )}
        </>
      ) : picture.kind === 'film' ? (
        picture.marks.map((mark) => (
          <FilmMark
            key={mark.id}
            report={report}
            film={picture}
            mark={mark}
            title={title}
            organization={organization}
          />
        ))
      ) : (
        <FoundMarks
          organization={organization}
          source={sourceOf(picture)}
          alt={title}
          width={picture.width}
          height={picture.height}
          marks={picture.marks}
        >
          {(found) => <Ruling key={found.id} report={report} found={found} />}
        </FoundMarks>
      )}
    </Panel>
  );
}

/** A mark of a film, drawn over the frame that shows it best. */
function FilmMark({
  report,
  film,
  mark,
  title,
  organization,
}: {
  readonly report: PicturesReport;
  readonly film: PictureMarks;
  readonly mark: MarkFinding;
  readonly title: string;
  readonly organization: string;
}) {
  const t = useTexts(deskTexts);
  const frame = useFrame(sourceOf(film), mark.at ?? 0);
  const caption = `${title} · ${t.at(readable(mark.at ?? 0, 1))}`;
  return (
    <section className={styles.found} aria-label={caption}>
      <h3>{t.at(readable(mark.at ?? 0, 1))}</h3>
      {frame === 'unplayable' ? (
        <>
          <p role="status">{t.frameMissing}</p>
          <Ruling report={report} found={mark} />
        </>
      ) : frame === null ? (
        <LoadingState rows={3} />
      ) : (
        <FoundMarks
          organization={organization}
          source={frame}
          alt={caption}
          width={film.width}
          height={film.height}
          marks={[mark]}
        >
          {(found) => <Ruling report={report} found={found} />}
        </FoundMarks>
      )}
    </section>
  );
}

function PlainPictures({ pictures }: { readonly pictures: readonly PictureMarks[] }) {
  const t = useTexts(deskTexts);
  const nameOf = usePlaceName();
  return (
    <ul className={styles.thumbs}>
      {pictures.map((picture) => (
        <li key={keyOf(picture)}>
          {picture.kind === 'picture' && <img src={sourceOf(picture)} alt={picture.alt} loading="lazy" />}
          <span className={styles.soft}>
            {nameOf(picture)} · {t.noMarks}
          </span>
        </li>
      ))}
    </ul>
  );
}
