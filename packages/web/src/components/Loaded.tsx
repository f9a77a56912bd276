import type { ReactNode } from 'react';
import { ErrorState, LoadingState } from './states.tsx';

/** What a whole page shows of one answer: `children` once it is there, else that it is read or why it cannot be. */
export function Loaded<Answer>({
  read: { data, error, refetch },
  children,
}: {
  readonly read: {
    readonly data: Answer | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState page />;
  return children(data);
}
