import { LoadingState } from '../../components/states.tsx';

export function RegulationPage() {
  return <LoadingState page />;
}
