import { LoadingState } from '../../components/states.tsx';

export function NotificationsPage() {
  return <LoadingState page />;
}
