import * as contract from '@sanshen/contract/planning';
import * as ideas from '@sanshen/contract/planning-ideas';
import { brandId, type Digest, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { IdeaContent, IdeaId } from '@sanshen/domain/planning';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireManuscriptView } from '../review/public.ts';
import type { KeyDate } from '../workbench/public.ts';
import { changeIdea, stepOnIdea } from './act-on-idea.ts';
import { comparisonOf } from './compare-units.ts';
import { convertIdea } from './convert-idea.ts';
import { plannedOf } from './list-planned.ts';
import { originOf } from './origin-of.ts';
import { proposeIdea } from './propose-idea.ts';
import { boardOf } from './read-board.ts';
import { sayOnIdea } from './say-on-idea.ts';
import { ideasOf, showIdea } from './show-idea.ts';
import { addedTo, workDraftsOf } from './work-drafts.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);
const ideaOf = ({ idea }: { readonly idea: string }) => brandId<IdeaId>(idea);
const manuscriptOf = ({ manuscript }: { readonly manuscript: string }) => brandId<ManuscriptId>(manuscript);

/** Binds the routes of the board, of what is behind it, and of work drafts. */
export function boardRoutes(app: App, context: AppContext, keyDates: () => readonly KeyDate[]): void {
  bindRoute(app, contract.readBoard, ({ query, person }) => boardOf(context, person, query, keyDates()));
  bindRoute(app, contract.compareUnits, ({ query, person }) => comparisonOf(context, person, query));
  bindRoute(app, contract.listPlanned, ({ query, person }) => plannedOf(context, person, query));
  bindRoute(app, contract.readOrigin, async ({ params, person }) => {
    const manuscript = manuscriptOf(params);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return { origin: await originOf(context.db, manuscript) };
  });
  bindRoute(app, contract.listWorkDrafts, ({ params, query, person }) =>
    workDraftsOf(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.readAdded, ({ params, person }) =>
    addedTo(context, person, manuscriptOf(params), brandId<Digest>(params.file)),
  );
}

/** Binds the routes of ideas. */
export function ideaRoutes(app: App, context: AppContext): void {
  bindRoute(app, ideas.listIdeas, ({ params, query, person }) =>
    ideasOf(context, person, organizationOf(params), query),
  );
  bindRoute(app, ideas.readIdea, ({ params, person }) => showIdea(context, person, ideaOf(params)));
  bindRoute(app, ideas.proposeIdea, ({ params, body, person, command }) => {
    const { origin, note, ...content } = body;
    const organization = organizationOf(params);
    return proposeIdea(context, command, { person, organization, content: branded(content), origin, note });
  });
  bindRoute(app, ideas.changeIdea, ({ params, body, person, command }) => {
    const { note, ...content } = body;
    return changeIdea(context, command, { person, idea: ideaOf(params), note }, branded(content));
  });
  bindRoute(app, ideas.ruleOnIdea, ({ params, body, person, command }) => {
    const kind = body.ruling === 'approved' ? 'approve' : 'decline';
    return stepOnIdea(context, command, { person, idea: ideaOf(params), note: body.note }, { kind });
  });
  bindRoute(app, ideas.stepIdea, ({ params, body, person, command }) =>
    stepOnIdea(context, command, { person, idea: ideaOf(params), note: body.note }, { kind: body.step }),
  );
  bindRoute(app, ideas.convertIdea, ({ params, person, command }) =>
    convertIdea(context, command, { person, idea: ideaOf(params) }),
  );
  bindRoute(app, ideas.sayOnIdea, ({ params, body, person, command }) =>
    sayOnIdea(context, command, { person, idea: ideaOf(params), text: body.text }),
  );
}

type FromOutside = Omit<IdeaContent, 'drafts'> & {
  readonly drafts: readonly { readonly file: string; readonly name: string }[];
};

function branded({ drafts, ...content }: FromOutside): IdeaContent {
  return { ...content, drafts: drafts.map(({ file, name }) => ({ file: brandId<Digest>(file), name })) };
}
