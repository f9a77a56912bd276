import { myTraining } from '@sanshen/contract/training';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';

/** What the caller may do for the training of his units; empty while it is being read. */
export function useTrainingUnits() {
  const { data } = useRead(myTraining, {}, { staleTime: 30_000 });
  return data?.units ?? [];
}

/** The unit that a page is about: the one in the address, else the first in which the caller has that to do, else his first. */
export function useUnit(asked: string | undefined, what: 'lead' | 'run' | 'mark' | null): string | undefined {
  const units = useTrainingUnits();
  const mine = useMyOrganizations();
  const able = what === null ? undefined : units.find((one) => one[what])?.organization;
  return asked ?? able ?? mine[0]?.id;
}
