import { LoadingState } from '../../components/states.tsx';

export function ComparePage() {
  return <LoadingState page />;
}
