import { downloadMark, readMark } from '@sanshen/contract/marks';
import type { ShownMarkVersion } from '@sanshen/contract/marks-schemas';
import { routeUrl } from '@sanshen/contract/route';
import { useRead } from '../../app/api.ts';

export type MarkVersion = ShownMarkVersion;

/** A version of a mark as the library has it; null while it is read, or where the library has none. */
export function useVersion(organization: string, mark: string, version: string | null): MarkVersion | null {
  const { data } = useRead(
    readMark,
    { params: { organization, mark } },
    { staleTime: 300_000, retry: false },
  );
  if (data === undefined) return null;
  return data.versions.find((one) => one.version === version) ?? data.versions[0] ?? null;
}

/** Where the drawing of a version is found. */
export function drawingUrl(
  organization: string,
  { mark, version }: Pick<MarkVersion, 'mark' | 'version'>,
  query: { readonly format?: 'svg' | 'png'; readonly width?: number; readonly download?: boolean } = {},
): string {
  const { format = 'svg', width, download = false } = query;
  return routeUrl(downloadMark, {
    params: { organization, mark, version },
    query: { format, width, ...(download ? { download: 'true' } : {}) },
  });
}
