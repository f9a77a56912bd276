import type { Office } from '../organization/index.ts';
import type { Policy } from '../policy/index.ts';

/**
 * The qualifications that the rule book asks of holders of an office: of those who take a seat of a procedure, and of those who may publish. Pure.
 */
export function qualificationsFor(policy: Policy, office: Office): readonly string[] {
  const needed = new Set<string>();
  for (const { stages, escalations, publishers } of policy.procedures) {
    const seats = [...stages, ...escalations.flatMap((one) => one.stages)].flatMap(({ composition }) =>
      composition.kind === 'seats' ? composition.seats : [composition.member],
    );
    for (const { offices, qualifications } of seats)
      if (offices.includes(office)) for (const kind of qualifications) needed.add(kind);
    if (publishers.offices.includes(office))
      for (const kind of [...publishers.qualifications, ...policy.channels.publishingRights.qualifications])
        needed.add(kind);
  }
  return policy.qualifications.map(({ id }) => id).filter((id) => needed.has(id));
}
