import * as contract from '@sanshen/contract/responsibility';
import type { RouteShape } from '@sanshen/contract/route';
import { personIn } from '../../packages/server/test/organization-support.ts';
import type { Line, Request } from './lines.ts';
import type { Resources } from './resources.ts';

function line(
  route: RouteShape,
  expected: string,
  request: (it: Resources) => Promise<Request> | Request,
): Line {
  return { route, on: 'district', own: 'mainLeader', expected, request };
}

const there = ({ organization }: Resources) => ({ organization });
const signer = 'responsibility.notTheSigner';
const withReason = { reason: '因' };
const whoReads = 'ok ok ok nf nf nf';

/** Responsibility letters: read by those who supervise, issued downwards, signed by who is addressed. */
export const responsibilityLines: readonly Line[] = [
  line(contract.listLetters, 'ok ok ok no no no', (it) => ({ params: there(it), query: {} })),
  // A unit's letter comes from who commands it; the guiding department and the unit itself issue none.
  line(contract.draftLetter, 'no ok no no no no', (it) => ({ params: there(it), query: {} })),
  line(contract.draftLetter, 'ok no no no no no', (it) => ({
    params: there(it),
    query: { person: personIn('wuhua', 'operator', 1) },
  })),
  line(contract.issueLetter, 'no responsibility.yearPast no no no no', (it) => ({
    params: there(it),
    body: { year: 2001, articles: [{ clause: '§5', text: '落实三审三校。' }] },
  })),
  line(contract.readLetter, whoReads, async (it) => ({ params: { letter: (await it.letter()).letter } })),
  // Addressed to the unit: its main leader signs, nobody else; who does not see it is told that there is none.
  line(contract.signLetter, `ok ${signer} ${signer} nf nf nf`, async (it) => {
    const { letter, digest } = await it.letter();
    return { params: { letter }, body: { digest } };
  }),
  line(contract.returnLetter, `ok ${signer} ${signer} nf nf nf`, async (it) => {
    const { letter, digest } = await it.letter();
    return { params: { letter }, body: { digest, ...withReason } };
  }),
  line(contract.withdrawLetter, 'no ok no nf nf nf', async (it) => ({
    params: { letter: (await it.letter()).letter },
    body: withReason,
  })),
  line(contract.readLetterPdf, whoReads, async (it) => ({ params: { letter: (await it.letter()).letter } })),
  line(contract.readLetterWord, whoReads, async (it) => ({ params: { letter: (await it.letter()).letter } })),
];
