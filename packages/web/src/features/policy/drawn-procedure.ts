import type { readPolicyAsText } from '@sanshen/contract/policy-reading';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useLocalized, useTexts } from '../../text/language.ts';
import { flowTexts } from './texts.ts';

export type DrawnProcedure = RouteAnswer<typeof readPolicyAsText>['procedures'][number];

/** Offices joined as alternatives, with where they are looked for unless it is the unit itself. */
export function useOffices() {
  const t = useTexts(flowTexts);
  const say = useLocalized();
  return ({ offices, scope }: Pick<DrawnProcedure['publishers'], 'offices' | 'scope'>) => {
    const who = offices.map(({ name }) => say(name)).join(t.or);
    return scope.id === 'own' ? who : t.inScope(who, say(scope.name));
  };
}
