import type { ComponentProps, ReactNode } from 'react';
import { MoreButton } from './MoreButton.tsx';
import { Panel } from './Panel.tsx';
import { ErrorState, LoadingState } from './states.tsx';

/** A list that is read in pages, on a sheet of its own: while it is read, if it cannot be, `none` where it is empty, and its next page. */
export function PagedPanel({
  query,
  empty,
  none,
  more,
  children,
}: {
  readonly query: ComponentProps<typeof MoreButton>['query'] & {
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly empty: boolean;
  readonly none: ReactNode;
  /** What the list calls its next page, if not more. */
  readonly more?: string;
  readonly children: ReactNode;
}) {
  return (
    <Panel flush>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && empty && none}
      {children}
      <MoreButton query={query} {...(more === undefined ? {} : { label: more })} />
    </Panel>
  );
}
