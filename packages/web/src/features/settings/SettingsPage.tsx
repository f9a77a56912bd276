import { LoadingState } from '../../components/states.tsx';

export function SettingsPage() {
  return <LoadingState page />;
}
