import { readAttempt } from '@sanshen/contract/training-examinations';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { ResultView } from './ResultView.tsx';
import { SheetView } from './SheetView.tsx';

/** A sitting: the sheet while it is open, the result afterwards. */
export function AttemptPage() {
  const { attempt } = useParams({ from: '/inside/training/attempts/$attempt' });
  // Nothing else moves while somebody answers; what he typed is not to be read over.
  const { data, error, refetch } = useRead(
    readAttempt,
    { params: { attempt } },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  if (data === undefined)
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  if (data.status !== 'begun') return <ResultView attempt={attempt} />;
  return <SheetView key={attempt} sheet={data} onEnd={() => void refetch()} />;
}
