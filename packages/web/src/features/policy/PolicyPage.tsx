import { LoadingState } from '../../components/states.tsx';

export function PolicyPage() {
  return <LoadingState page />;
}
