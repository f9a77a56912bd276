import { LoadingState } from '../../components/states.tsx';

export function LedgerPage() {
  return <LoadingState page />;
}
