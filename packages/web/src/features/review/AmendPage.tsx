import { readManuscript } from '@sanshen/contract/content';
import { readReview } from '@sanshen/contract/review';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { AmendForm } from './AmendForm.tsx';

/** Where somebody who reviews changes words himself: as a correction from his seat, or as suggestions to the author. */
export function AmendPage() {
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript/amendment' });
  const { stage, seat } = useSearch({ from: '/inside/manuscripts/$manuscript/amendment' });
  const params = { manuscript };
  const text = useRead(readManuscript, { params });
  const review = useRead(readReview, { params });
  const error = text.error ?? review.error;
  if (text.data === undefined || review.data === undefined)
    return error === null ? <LoadingState page /> : <ErrorState error={error} />;
  const { content, digest } = text.data;
  if (content === null || digest === null) return <Navigate to="/manuscripts/$manuscript" params={params} />;
  const place = stage === undefined || seat === undefined ? null : { stage, seat, round: review.data.round };
  // The form keeps the text that it began with: a colleague's change must not take the words out of one's hands.
  return <AmendForm manuscript={manuscript} content={content} digest={digest} place={place} />;
}
