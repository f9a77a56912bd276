import { LoadingState } from '../../components/states.tsx';

export function PublicationsPage() {
  return <LoadingState page />;
}
