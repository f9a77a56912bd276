import * as contract from '@sanshen/contract/channels-devices';
import type { AttestedLogin, DeviceId } from '@sanshen/domain/channels';
import {
  brandId,
  type ChannelId,
  type Digest,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { runCommand } from '../../../platform/commands.ts';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { relyingPartyOf } from '../../sessions/public.ts';
import { requireOwnFile } from '../evidence.ts';
import { attestChannel, clearLoginFinding } from './attest-channel.ts';
import { changeDevice, registerDevice, retireDevice } from './change-devices.ts';
import { enrolDevice, offerEnrolment } from './enrol-device.ts';
import { listAttestations, listDevices, listLoginFindings } from './read-devices.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const deviceOf = (params: { readonly device: string }) => brandId<DeviceId>(params.device);
const channelOf = (params: { readonly channel: string }) => brandId<ChannelId>(params.channel);

/** Binds the register of devices and the attestations of logins. */
export function deviceRoutes(app: App, context: AppContext): void {
  const { clock } = context;
  const partyOf = (http: Parameters<typeof relyingPartyOf>[1]) => relyingPartyOf(context.publicUrl, http);

  bindRoute(app, contract.listDevices, ({ params, person }) =>
    listDevices(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.registerDevice, ({ params, body, person, command }) =>
    runCommand(context, command, (trx) => {
      const { organizationOwned: _said, custodian, ...wish } = body;
      const device = { ...wish, custodian: brandId<PersonId>(custodian) };
      return registerDevice(trx, clock, person, organizationOf(params), device);
    }),
  );
  bindRoute(app, contract.changeDevice, async ({ params, body, person, command }) => {
    const custodian = body.custodian === undefined ? undefined : brandId<PersonId>(body.custodian);
    await runCommand(context, command, (trx) =>
      changeDevice(trx, clock, person, deviceOf(params), { model: body.model, custodian }),
    );
    return undefined;
  });
  bindRoute(app, contract.retireDevice, async ({ params, body, person, command }) => {
    await runCommand(context, command, (trx) =>
      retireDevice(trx, clock, person, deviceOf(params), body.reason),
    );
    return undefined;
  });
  bindRoute(app, contract.offerEnrolment, async ({ params, session, http }) => {
    const offered = await offerEnrolment(context, partyOf(http), session, deviceOf(params));
    return shownOffer(offered);
  });
  bindRoute(app, contract.enrolDevice, async ({ params, body, session, http }) => {
    await enrolDevice(context, partyOf(http), session, deviceOf(params), body);
    return undefined;
  });
  bindRoute(app, contract.listAttestations, ({ params, query, person }) =>
    listAttestations(context, person, channelOf(params), query),
  );
  bindRoute(app, contract.attestChannel, async ({ params, body, person, command }) => {
    const evidence = body.evidence === null ? null : brandId<Digest>(body.evidence);
    await requireOwnFile(context, person, evidence);
    // The schema's logins are the domain's, with ids that are not branded yet.
    const logins = body.logins as readonly AttestedLogin[];
    return runCommand(context, command, (trx) =>
      attestChannel(trx, clock, person, channelOf(params), { evidence, logins }),
    );
  });
  bindRoute(app, contract.listLoginFindings, ({ params, query, person }) =>
    listLoginFindings(context, person, organizationOf(params), query),
  );
  bindRoute(app, contract.clearLoginFinding, async ({ params, body, person, command }) => {
    await runCommand(context, command, (trx) =>
      clearLoginFinding(trx, clock, person, params.finding, body.note),
    );
    return undefined;
  });
}

/** WebAuthn's options as JSON: the library leaves members undefined. */
export function shownOffer<Offer extends { readonly options: unknown }>(offer: Offer) {
  return { ...offer, options: JSON.parse(JSON.stringify(offer.options)) };
}
