import type { drawnProcedureSchema } from '@sanshen/contract/policy-reading';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { z } from 'zod';

type Procedure = z.output<typeof drawnProcedureSchema>;

/** A place of the unit's procedure that nobody can take now. */
export interface Vacancy {
  /** Any of these offices would take it. */
  readonly offices: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** The stages of the procedure, or publishing (null), that wait for it. */
  readonly stages: readonly (LocalizedText | null)[];
  readonly reason: 'noHolder' | 'allOnLeave';
}

interface HeldOffice {
  readonly office: string;
  readonly holders: readonly { readonly onLeave: boolean }[];
}

/** Which places of a procedure that the unit itself fills have nobody in office, or only people on leave. */
export function vacanciesOf(procedure: Procedure, held: readonly HeldOffice[]): readonly Vacancy[] {
  const seats = procedure.stages.flatMap((stage) =>
    stage.seats
      .filter(({ scope }) => scope.id === 'own')
      .map(({ offices }) => ({ offices, stage: stage.name as LocalizedText | null })),
  );
  const { publishers } = procedure;
  const places =
    publishers.scope.id === 'own' ? [...seats, { offices: publishers.offices, stage: null }] : seats;
  const groups = Map.groupBy(places, ({ offices }) =>
    offices
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  return [...groups.values()].flatMap((group) => {
    const offices = group[0]?.offices ?? [];
    const holders = held
      .filter(({ office }) => offices.some(({ id }) => id === office))
      .flatMap((one) => one.holders);
    if (holders.some(({ onLeave }) => !onLeave)) return [];
    const stages = [...new Map(group.map(({ stage }) => [stage?.zh ?? '', stage])).values()];
    return [{ offices, stages, reason: holders.length === 0 ? 'noHolder' : 'allOnLeave' } as const];
  });
}
