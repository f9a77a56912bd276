import { LoadingState } from '../../components/states.tsx';

export function LoginPage() {
  return <LoadingState page />;
}
