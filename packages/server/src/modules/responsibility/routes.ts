import * as contract from '@sanshen/contract/responsibility';
import { brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { FastifyReply } from 'fastify';
import type { App, AppContext } from '../../platform/context.ts';
import { documentMedia, plainReport } from '../../platform/documents/documents.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { answerLetter, requireLetter, withdrawLetter } from './answer-letter.ts';
import { draftText } from './draft-letter.ts';
import { issueLetter } from './issue-letter.ts';
import { listLettersOf, yearOf } from './list-letters.ts';
import { officeNames } from './office-names.ts';
import { letterReport } from './print-letter.ts';
import { showLetter } from './show-letter.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const personOf = (id: string | undefined) => (id === undefined ? null : brandId<PersonId>(id));

/** Binds responsibility letters. */
export function responsibilityRoutes(app: App, context: AppContext): void {
  const { db, clock } = context;

  bindRoute(app, contract.listLetters, ({ params, query, person }) =>
    listLettersOf(context, person, organizationOf(params), query.year),
  );

  bindRoute(app, contract.draftLetter, async ({ params, query, person }) => {
    const now = clock.now();
    const wanted = { by: person, organization: organizationOf(params), person: personOf(query.person) };
    const text = await draftText(db, { ...wanted, year: yearOf(now) }, now);
    const { organizationName, issuerName, party, channels, articles } = text;
    const name = party.kind === 'person' ? party.name : organizationName;
    const shown = channels.map((one) => ({ ...one, duties: [...one.duties] }));
    return { organizationName, issuerName, name, channels: shown, articles: [...articles] };
  });

  bindRoute(app, contract.issueLetter, ({ params, body, person, command }) =>
    issueLetter(context, command, {
      by: person,
      organization: organizationOf(params),
      person: personOf(body.person),
      year: body.year,
      articles: body.articles,
    }),
  );

  bindRoute(app, contract.readLetter, ({ params, person }) => showLetter(context, person, params.letter));
  answerRoutes(app, context);
  printRoutes(app, context);
}

function answerRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.signLetter, async ({ params, body, person, command }) => {
    const digest = brandId<Digest>(body.digest);
    await answerLetter(context, command, { person, ...params, answer: 'signed', digest, reason: '' });
    return undefined;
  });

  bindRoute(app, contract.returnLetter, async ({ params, body, person, command }) => {
    const { reason } = body;
    const digest = brandId<Digest>(body.digest);
    await answerLetter(context, command, { person, ...params, answer: 'returned', digest, reason });
    return undefined;
  });

  bindRoute(app, contract.withdrawLetter, async ({ params, body, person, command }) => {
    await withdrawLetter(context, command, { person, ...params, reason: body.reason });
    return undefined;
  });
}

function printRoutes(app: App, context: AppContext): void {
  const print = async (reply: FastifyReply, person: PersonId, id: string, form: 'pdf' | 'docx') => {
    const letter = await requireLetter(context.db, person, id, context.clock.now());
    const bytes = await plainReport(letterReport(letter, await officeNames(context, letter)))[form]();
    reply.headers({
      'content-type': documentMedia[form],
      'content-disposition': `attachment; filename="letter-${letter.id}.${form}"`,
      'cache-control': 'private, no-store',
    });
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(bytes) as never;
  };
  bindRoute(app, contract.readLetterPdf, ({ params, person, reply }) =>
    print(reply, person, params.letter, 'pdf'),
  );
  bindRoute(app, contract.readLetterWord, ({ params, person, reply }) =>
    print(reply, person, params.letter, 'docx'),
  );
}
