import { LoadingState } from '../../components/states.tsx';

export function WorkbenchPage() {
  return <LoadingState page />;
}
