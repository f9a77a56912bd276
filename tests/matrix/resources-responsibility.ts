import { issueLetter, listLetters, readLetter, withdrawLetter } from '@sanshen/contract/responsibility';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';

/** Responsibility letters of the district 五华区. */
export interface ResponsibilityResources {
  /** Issued by the city committee, waiting for the district; the one before it is taken back. */
  letter(): Promise<{ readonly letter: string; readonly digest: string }>;
}

export async function prepareResponsibility(city: City): Promise<ResponsibilityResources> {
  const superior = await city.as('kunming', 'mainLeader');
  const params = { organization: organizationIn('wuhua') };
  return {
    letter: async () => {
      const { letters, year } = await superior.call(listLetters, { params, query: {} });
      const open = letters.filter(
        ({ party, status }) => party === 'unit' && (status === 'issued' || status === 'inForce'),
      );
      for (const { id } of open) {
        const found = await superior.call(readLetter, { params: { letter: id } });
        if (found.organization !== params.organization) continue;
        await superior.call(withdrawLetter, { params: { letter: id }, body: { reason: '重签' } });
      }
      const body = { year, articles: [{ clause: '§5', text: '落实三审三校。' }] };
      const { letter } = await superior.call(issueLetter, { params, body });
      const { digest } = await superior.call(readLetter, { params: { letter } });
      return { letter, digest };
    },
  };
}
