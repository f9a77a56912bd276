import { LoadingState } from '../../components/states.tsx';

export function PublicationPage() {
  return <LoadingState page />;
}
