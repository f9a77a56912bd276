import * as contract from '@sanshen/contract/discussion-suggestions';
import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { saveSuggestionsOn } from './save-suggestions.ts';
import { settleSet } from './settle-suggestions.ts';
import { suggestionSet, suggestionSetsOn } from './show-suggestions.ts';
import { withdrawSet } from './withdraw-suggestions.ts';

const manuscriptOf = (params: { readonly manuscript: string }) => brandId<ManuscriptId>(params.manuscript);

/** Binds tracked changes. */
export function suggestionRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.saveSuggestions, async ({ params, body, person, command }) => {
    const manuscript = manuscriptOf(params);
    const set = await saveSuggestionsOn(context, command, { manuscript, person, ...body });
    return suggestionSet(context, person, manuscript, set);
  });

  bindRoute(app, contract.listSuggestions, ({ params, query, person }) =>
    suggestionSetsOn(context, person, manuscriptOf(params), query),
  );

  bindRoute(app, contract.readSuggestions, ({ params, person }) =>
    suggestionSet(context, person, manuscriptOf(params), params.set),
  );

  bindRoute(app, contract.settleSuggestions, async ({ params, body, person, command }) => {
    const manuscript = manuscriptOf(params);
    const { set } = params;
    const verdicts = [
      ...body.accepted.map((id) => ({ id, verdict: 'accepted' as const, reason: '' })),
      ...body.rejected.map(({ id, reason }) => ({ id, verdict: 'rejected' as const, reason })),
    ];
    await settleSet(context, command, { manuscript, person, set, verdicts, revision: body.revision });
    return suggestionSet(context, person, manuscript, set);
  });

  bindRoute(app, contract.withdrawSuggestions, async ({ params, person, command }) => {
    await withdrawSet(context, command, { manuscript: manuscriptOf(params), person, set: params.set });
    return undefined;
  });
}
