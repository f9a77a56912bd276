import { LoadingState } from '../../components/states.tsx';

export function EditorPage() {
  return <LoadingState page />;
}
