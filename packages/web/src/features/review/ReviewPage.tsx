import { LoadingState } from '../../components/states.tsx';

export function ReviewPage() {
  return <LoadingState page />;
}
