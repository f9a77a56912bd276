import { LoadingState } from '../../components/states.tsx';

export function MustChangePassword() {
  return <LoadingState page />;
}
