import type { ManuscriptContent } from '@sanshen/domain/content';
import type { ChannelId, Digest, LocalizedText } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';

/** What a channel's platform would refuse (`error`) or change (`warning`) in a content; `field` names what it is about. */
export interface PlatformIssue extends LocalizedText {
  readonly channel: ChannelId;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly field: string;
}

/** Asks the platforms of all channels that a content goes to, without calling any. */
export type PlatformCheck = (
  context: AppContext,
  content: ManuscriptContent,
  digest: Digest,
) => Promise<readonly PlatformIssue[]>;

const checks: PlatformCheck[] = [];

/**
 * States how contents are held against their platforms; the module that knows the platforms calls it once, when it is loaded. It builds on
 * this one, so it cannot be asked by name from here.
 */
export function registerPlatformCheck(check: PlatformCheck): void {
  checks.push(check);
}

/** What the platforms of a content's channels have to say to it, by channel; nothing where nobody knows platforms. */
export async function platformIssuesOf(
  context: AppContext,
  content: ManuscriptContent,
  digest: Digest,
): Promise<readonly PlatformIssue[]> {
  const found: PlatformIssue[] = [];
  for (const check of checks) found.push(...(await check(context, content, digest)));
  return found;
}

/** What a text lacks for its platforms, as names among its other missing fields: `channels.<id>.<field>`. */
export function refusedFields(issues: readonly PlatformIssue[]): readonly string[] {
  const errors = issues.filter((issue) => issue.severity === 'error');
  return [...new Set(errors.map(({ channel, field }) => `channels.${channel}.${field}`))];
}
