import type { OrganizationId } from '@sanshen/domain/kernel';

/** Path of the public form of an organisation. */
export function formPath(organization: OrganizationId): string {
  return `/ask/${encodeURIComponent(organization)}`;
}

/** Path of the page on which askers find their answers. */
export const answersPath = '/ask';

/** Address of the public form of an organisation. */
export function formUrl(publicUrl: string, organization: OrganizationId): string {
  return `${publicUrl}${formPath(organization)}`;
}
