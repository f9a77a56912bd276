import { LoadingState } from '../../components/states.tsx';

export function ManuscriptsPage() {
  return <LoadingState page />;
}
