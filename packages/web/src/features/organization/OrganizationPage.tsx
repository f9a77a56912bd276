import { LoadingState } from '../../components/states.tsx';

export function OrganizationPage() {
  return <LoadingState page />;
}
