import type { AppContext } from '../../../platform/context.ts';
import { admitSender } from '../../../platform/http/plain/senders.ts';
import type { Ground } from '../ground.ts';
import { receiveQuestion } from '../receive.ts';
import { codeOf, digestOfCode, isFormToken } from './codes.ts';
import type { Typed } from './pages.ts';
import type { FormTexts } from './texts.ts';

export type Submitted =
  | { readonly kind: 'done'; readonly code: string }
  | { readonly kind: 'problems'; readonly problems: readonly string[]; readonly status: 400 | 429 };

/**
 * Takes a question from the public form in: nothing of the sender is kept but what he wrote. Sent twice it is one question with the same code. What fell into the
 * trap for machines is answered like everything else, and thrown away.
 */
export async function submitForm(
  context: AppContext,
  ground: Ground,
  sent: Typed & { readonly trap: string; readonly address: string },
  t: FormTexts,
): Promise<Submitted> {
  const { token, kind, text, contact, consent } = sent;
  const problems = problemsOf(ground, sent, t);
  if (problems.length > 0 || !isFormToken(token)) {
    return { kind: 'problems', problems: problems.length > 0 ? problems : [t.consentMissing], status: 400 };
  }
  const code = codeOf(token);
  if (sent.trap !== '' || !consent) return { kind: 'done', code };
  const codeDigest = digestOfCode(code);
  const { organization } = ground;
  return context.db.transaction().execute(async (trx): Promise<Submitted> => {
    const now = context.clock.now();
    const known = await trx
      .selectFrom('question_text')
      .select('question_id')
      .where('code_digest', '=', codeDigest)
      .executeTakeFirst();
    if (known !== undefined) return { kind: 'done', code };
    const sender = { address: sent.address, purpose: `ask ${organization}`, most: ground.rules.form.perHour };
    if (!(await admitSender(trx, sender, now)))
      return { kind: 'problems', problems: [t.tooMany], status: 429 };
    const asked = { organization, source: 'form', kind, text, contact, codeDigest, by: null } as const;
    await receiveQuestion(trx, context, asked);
    return { kind: 'done', code };
  });
}

function problemsOf(
  { rules }: Ground,
  { kind, text, contact, consent }: Typed,
  t: FormTexts,
): readonly string[] {
  const problems: string[] = [];
  if (!rules.kinds.some(({ id }) => id === kind)) problems.push(t.kindMissing);
  if (text.length < 2 || text.length > 4000) problems.push(t.textMissing);
  if (contact.length > 200) problems.push(t.contactLong);
  if (!consent) problems.push(t.consentMissing);
  return problems;
}
