import type { ActWishInput } from '@sanshen/contract/interaction';
import {
  type AccountStanding,
  type AskFacts,
  matchTemplate,
  type SpamGround,
  type Standing,
  type StandingCandidate,
  spamGrounds,
} from '@sanshen/domain/interaction';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import type { LivingChannel } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { isPending } from './act-store.ts';
import type { CheckedWish } from './check-wish.ts';
import { type FoundTarget, findTarget } from './find-target.ts';
import { openScene, ruleFor, type Scene } from './scene.ts';
import { standingsInForce, usedOnChannel, useOf } from './standing-store.ts';

/** Everything that counts for a request, read while nobody else's can be counted. */
export interface Asking {
  readonly scene: Scene;
  readonly found: FoundTarget;
  readonly facts: AskFacts;
}

/** Reads what counts for a wish. Throws `access.forbidden`. */
export async function loadAsk(
  trx: Transaction,
  person: PersonId,
  channel: LivingChannel,
  checked: CheckedWish,
  now: Instant,
): Promise<Asking> {
  const { wish, checks } = checked;
  const scene = await openScene(trx, person, channel.organization, 'requestInteraction', now);
  const found = await findTarget(trx, channel, wish.target);
  const account = 'account' in wish.target ? wish.target.account : null;
  const url = 'account' in wish.target ? (wish.target.url ?? null) : null;
  const { action } = wish;
  const pending = await isPending(trx, { channel: channel.id, action, target: found.target, account, url });
  const spam: readonly SpamGround[] =
    action === 'hideComment' && found.message !== null ? spamGrounds(found.message.body) : [];
  const facts: AskFacts = {
    now,
    by: scene.snapshot,
    rule: ruleFor(scene, action),
    policy: scene.digest,
    hidingReasons: scene.policy.interaction.hidingReasons.map(({ id }) => id),
    frozen: (await freezeOver(trx, channel.organization, channel.id)) !== null,
    runs: channel.status === 'active',
    targetKind: found.kind,
    targetThere: found.there,
    account: found.account,
    pending,
    errorsInText: checks.filter(({ severity }) => severity === 'error').length,
    candidates: await candidatesFor(trx, channel, wish, found.account, now),
    spam,
  };
  return { scene, found, facts };
}

async function candidatesFor(
  trx: Transaction,
  channel: LivingChannel,
  wish: ActWishInput,
  account: AccountStanding | null,
  now: Instant,
): Promise<readonly StandingCandidate[]> {
  const standings = await standingsInForce(trx, channel.organization, wish.action, now);
  if (standings.length === 0) return [];
  const uses = await useOf(
    trx,
    standings.map(({ id }) => id),
    now,
  );
  const todayOnChannel = await usedOnChannel(trx, channel.id, wish.action, now);
  return standings.map((standing) => ({
    standing,
    use: { ...(uses.get(standing.id) ?? { lastHour: 0, today: 0 }), todayOnChannel },
    fitsTemplate: fits(standing, wish.text),
    accountListed: account === null ? null : account === 'allowed',
  }));
}

/** A text needs a template that it fills; without a text there is nothing to fit. */
function fits({ terms }: Standing, text: string | undefined): boolean {
  if (text === undefined) return terms.template === null;
  return terms.template !== null && matchTemplate(terms.template, text) !== null;
}
