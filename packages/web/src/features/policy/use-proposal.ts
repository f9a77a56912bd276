import { readOrganization } from '@sanshen/contract/organization-reading';
import { listPolicyVersions, readEffectivePolicy } from '@sanshen/contract/policy';
import { compareWithSuperior } from '@sanshen/contract/policy-reading';
import { type Policy, validatePolicy } from '@sanshen/domain/policy';
import { useMemo } from 'react';
import { useRead } from '../../app/api.ts';
import { todayInChina } from '../../components/time.tsx';
import { type Heading, ownDocument, policyIdOf } from './own-document.ts';
import { proposalTexts } from './texts.ts';
import { applyWishes, type Wishes } from './wishes.ts';
import { yamlText } from './yaml-text.ts';

/** What a stricter rule book of a unit starts from. */
export interface Base {
  readonly mine: Policy;
  readonly superior: Policy | null;
  readonly heading: Heading;
  /** The procedure in use. */
  readonly procedure: string | null;
}

/** Reads what a stricter rule book starts from; null where nobody filed any yet. */
export function useBase(organization: string): {
  readonly base: Base | null;
  readonly isPending: boolean;
  readonly error: unknown;
} {
  const params = { organization };
  const mine = useRead(readEffectivePolicy, { params });
  const compared = useRead(compareWithSuperior, { params });
  const unit = useRead(readOrganization, { params });
  const versions = useRead(listPolicyVersions, { params, query: { limit: 20 } });
  const above = compared.data?.superior?.organization;
  const superior = useRead(
    readEffectivePolicy,
    { params: { organization: above ?? '' } },
    { enabled: above !== undefined },
  );
  const base = useMemo((): Base | null => {
    const own = policyFrom(mine.data?.policy);
    if (own === null || mine.data === undefined || unit.data === undefined) return null;
    const filed = versions.data?.items ?? [];
    const top = superior.data === undefined ? null : policyFrom(superior.data.policy);
    const isOwn = mine.data.filedBy === organization;
    const id = isOwn ? own.id : (filed[0]?.policy ?? policyIdOf(organization));
    const { name } = unit.data;
    const heading: Heading = {
      id,
      version: Math.max(0, ...filed.filter(({ policy }) => policy === id).map(({ version }) => version)) + 1,
      title: isOwn
        ? own.title
        : { zh: proposalTexts.bookTitle.zh(name), en: proposalTexts.bookTitle.en(name) },
      source: isOwn
        ? own.source
        : { document: `《${proposalTexts.bookTitle.zh(name)}》`, issuer: name, issuedOn: todayInChina() },
      extends: top === null ? null : { policy: top.id, version: top.version },
    };
    return { mine: own, superior: top, heading, procedure: mine.data.procedure };
  }, [mine.data, unit.data, versions.data, superior.data, organization]);
  const waiting = [mine, compared, unit, versions].some(({ isPending }) => isPending);
  return {
    base,
    isPending: waiting || (above !== undefined && superior.isPending),
    error: unit.error ?? versions.error ?? superior.error,
  };
}

/** The text of the rule book with the wishes in it. */
export function textOf({ mine, superior, heading }: Base, wishes: Wishes): string {
  return yamlText(ownDocument(applyWishes(mine, wishes), superior, heading));
}

function policyFrom(data: object | undefined): Policy | null {
  if (data === undefined) return null;
  const validation = validatePolicy(data);
  return 'policy' in validation ? validation.policy : null;
}
