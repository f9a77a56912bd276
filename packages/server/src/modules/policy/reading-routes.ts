import { compareWithSuperior, readPolicyAsText, readVocabulary } from '@sanshen/contract/policy-reading';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { openFor } from './asker.ts';
import { comparisonWithSuperior } from './compare-with-superior.ts';
import { policyAsText } from './read-as-text.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Binds what a person reads of a rule book. */
export function policyReadingRoutes(app: App, context: AppContext): void {
  bindRoute(app, readPolicyAsText, async ({ params, person }) => {
    const { organization, at } = await openFor(context, person, params.organization, 'readPolicy');
    return policyAsText(context.db, organization, at);
  });

  bindRoute(app, compareWithSuperior, async ({ params, person }) => {
    const { organization, at } = await openFor(context, person, params.organization, 'readPolicy');
    return comparisonWithSuperior(context.db, organization, at);
  });

  bindRoute(app, readVocabulary, async ({ params, person }) => {
    const { organization, at } = await openFor(context, person, params.organization, 'readPolicy');
    return vocabularyOf(context.db, organization, at);
  });
}
