import type {
  Connector,
  FetchedArticle,
  PublishableArticle,
  UploadedAsset,
} from '@sanshen/connectors/connector';
import {
  comparableForm,
  comparePublished,
  type PublicationComparison,
  pictureResolver,
} from '@sanshen/document';
import type { Digest } from '@sanshen/domain/kernel';

/**
 * Compares the platform's copy with what its readers should see of the release: canonical text, pictures by digest, links, and the texts beside the body. `assets`
 * says under which addresses the platform keeps our pictures.
 */
export function compareCopy(
  connector: Pick<Connector, 'rendition'>,
  article: PublishableArticle,
  assets: readonly UploadedAsset[],
  copy: FetchedArticle,
): PublicationComparison {
  const pictures = assets.filter((asset) => asset.use === 'picture' && asset.url !== null);
  const addressOf = (file: Digest): string =>
    pictures.find((asset) => asset.digest === file)?.url ?? `https://unknown.invalid/${file}`;
  const pictureId = pictureResolver(
    article.pictures.map((picture) => [addressOf(picture.digest), picture.digest] as const),
  );
  const due = connector.rendition(article, addressOf);
  const approved = comparableForm(due.html, { pictureId, fields: fieldsOf(due, due.summary) });
  // A summary that was left empty is made by the platform from the text, which is compared anyway.
  const fetched = comparableForm(copy.html, {
    pictureId,
    fields: fieldsOf(copy, due.summary === '' ? '' : copy.summary),
  });
  return comparePublished(approved, fetched);
}

function fieldsOf(
  { title, byline, sourceLink }: Pick<FetchedArticle, 'title' | 'byline' | 'sourceLink'>,
  summary: string,
): Readonly<Record<string, string>> {
  return { title, byline, summary, sourceLink: sourceLink ?? '' };
}
