import { mediaOf, parseBody, plainText } from '@sanshen/document';
import { type ManuscriptContent, missingDeclarations } from '@sanshen/domain/content';

/** What a content still lacks before it may be submitted, by the names of its fields; empty when it is complete. */
export function missingIn(content: ManuscriptContent): readonly string[] {
  const body = parseBody(content.body);
  const media = mediaOf(body);
  const missing: string[] = [];
  if (content.title.trim() === '') missing.push('title');
  if (plainText(body).text.trim() === '' && media.length === 0) missing.push('body');
  // A picture that lies elsewhere can change after it was reviewed.
  if (media.some((one) => one.file === null)) missing.push('body.pictures');
  if (content.channels.length === 0) missing.push('channels');
  if (content.topic === '') missing.push('topic');
  if (content.source.form !== 'original' && content.source.sources.length === 0)
    missing.push('source.sources');
  return [...missing, ...missingDeclarations(content).map((name) => `declarations.${name}`)];
}
