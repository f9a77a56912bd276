import type { Declarations, ManuscriptContent, SourceForm } from './content.ts';

/** What a rule book asks of a manuscript before it may be submitted. */
export interface SubmissionRules {
  readonly topics: readonly string[];
  readonly forms: readonly SourceForm[];
  readonly declarations: readonly (keyof Declarations)[];
  readonly sources: { readonly minimum: number; readonly forms: readonly SourceForm[] };
}

/** What only the body's reader can tell. */
export interface BodyFacts {
  /** It has neither text nor pictures. */
  readonly empty: boolean;
  /** Some of its pictures lie elsewhere, where they can change after they were reviewed. */
  readonly foreignPictures: boolean;
}

/**
 * What a content still lacks, by the names of its fields; empty when it may be submitted. Without rules (no rule book in force) only what
 * every publication needs is asked; such a manuscript has no procedure anyway.
 */
export function missingIn(
  content: ManuscriptContent,
  body: BodyFacts,
  rules: SubmissionRules | null,
): readonly string[] {
  const missing: string[] = [];
  if (content.title.trim() === '') missing.push('title');
  if (body.empty) missing.push('body');
  if (body.foreignPictures) missing.push('body.pictures');
  if (content.channels.length === 0) missing.push('channels');
  if (rules === null) return missing;
  const { form, sources } = content.source;
  if (!rules.topics.includes(content.topic)) missing.push('topic');
  if (!rules.forms.includes(form)) missing.push('source.form');
  const asked = rules.sources.forms.includes(form) ? rules.sources.minimum : 0;
  if (sources.length < asked) missing.push('source.sources');
  const undeclared = rules.declarations.filter((name) => !content.declarations[name]);
  return [...missing, ...undeclared.map((name) => `declarations.${name}`)];
}
