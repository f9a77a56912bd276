import { listCredentials, setCredential } from '@sanshen/contract/channels-credentials';
import { registerDevice } from '@sanshen/contract/channels-devices';
import { readChecks, ruleOnChecks, setCheckAside } from '@sanshen/contract/checks';
import { listRegisters } from '@sanshen/contract/checks-registers';
import { createManuscript } from '@sanshen/contract/content';
import { openThread } from '@sanshen/contract/discussion';
import { saveSuggestions } from '@sanshen/contract/discussion-suggestions';
import { liftFreeze, orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import { uploadFile } from '@sanshen/contract/files';
import { requestAction } from '@sanshen/contract/interaction';
import { proposeStanding } from '@sanshen/contract/interaction-standing';
import { disableLogin, giveLogin } from '@sanshen/contract/logins';
import * as organization from '@sanshen/contract/organization';
import { publish, resolvePublication, takeDown } from '@sanshen/contract/publishing';
import * as review from '@sanshen/contract/review';
import { routeUrl } from '@sanshen/contract/route';
import { addHours, brandId, type Instant, type PublicationId } from '@sanshen/domain/kernel';
import { demonstrationChannelId } from '../../packages/server/src/demonstration/index.ts';
import { sequenceNow } from '../../packages/server/src/modules/ledger/public.ts';
import { openCase } from '../../packages/server/src/modules/publishing/open-case.ts';
import { findPublication } from '../../packages/server/src/modules/publishing/public.ts';
import { newId } from '../../packages/server/src/platform/new-id.ts';
import { type City, organizationIn, personIn } from '../../packages/server/test/organization-support.ts';
import { article, paragraphs, type Shown, sign, submit } from '../../packages/server/test/review-support.ts';
import { marked } from './lines-discussion.ts';
import { type PlanningResources, preparePlanning } from './lines-planning.ts';
import { type CalendarResources, prepareCalendar } from './resources-calendar.ts';
import { type CaseResources, prepareCases } from './resources-cases.ts';
import { type CircularResources, prepareCirculars } from './resources-circulars.ts';
import { type ConversationResources, prepareConversations } from './resources-conversations.ts';
import { type DrillResources, prepareDrills } from './resources-drills.ts';
import { type IncidentResources, prepareIncidents } from './resources-incidents.ts';
import { type PlanResources, preparePlans } from './resources-plans.ts';
import { prepareQuestions, type QuestionResources } from './resources-questions.ts';
import { prepareResponsibility, type ResponsibilityResources } from './resources-responsibility.ts';

/** Things of the district 五华区 that routes are called on. What a command uses up is made anew for each caller. */
export interface Resources
  extends CalendarResources,
    CaseResources,
    CircularResources,
    ConversationResources,
    DrillResources,
    PlanResources,
    QuestionResources,
    ResponsibilityResources,
    IncidentResources {
  readonly planning: PlanningResources;
  readonly organization: string;
  readonly channel: string;
  readonly wechatChannel: string;
  draft(): Promise<Shown>;
  inReview(): Promise<Shown>;
  released(): Promise<Shown>;
  /** A publication that waits for a person's hand, on a platform without connector. */
  publication(): Promise<{ readonly publication: string; readonly manuscript: string }>;
  /** A publication that is public, and one whose takedown waits for a person's hand. */
  publicItem(): Promise<string>;
  takedown(): Promise<string>;
  /** Manuscripts whose streams stand in the ledger's tree. */
  readonly sequenced: { readonly inReview: string; readonly released: string };
  thread(): Promise<{ readonly manuscript: string; readonly thread: string }>;
  /** Of the platform's lead; one suggestion, `1`. */
  suggestions(): Promise<{ readonly manuscript: string; readonly set: string }>;
  finding(): Promise<{ readonly manuscript: string; readonly finding: string }>;
  /** In review, with something that the checks found; `ruled` on by the platform's lead. Each time other words, so that they are set aside once. */
  checked(ruled?: boolean): Promise<{
    readonly manuscript: string;
    readonly digest: string;
    readonly finding: string;
  }>;
  exception(): Promise<string>;
  /** A registered device of the district. */
  device(): Promise<string>;
  /** A credential of the channel. */
  credential(): Promise<string>;
  /** Of the register of terms, as it stands. */
  registerVersion(): Promise<number>;
  /** Asked for by one, so that another may confirm. */
  emergency(): Promise<Shown>;
  notification(): Promise<string>;
  appointment(): Promise<string>;
  leave(): Promise<string>;
  qualification(): Promise<string>;
  /** Somebody new in the district, without login, with one, or with one that is disabled. */
  /** A case about what is public on the district's channel. */
  publicationCase(): Promise<string>;
  /** A freeze of the district, ordered by its own leader; nothing else is frozen. */
  freeze(): Promise<string>;
  /** Lifts what is frozen. */
  unfrozen(): Promise<void>;
  loginOf(login: 'none' | 'enabled' | 'disabled'): Promise<string>;
  /** An act that the operator asked for and nobody has decided. */
  act(): Promise<string>;
  /** A standing approval that the operator proposed. */
  standing(): Promise<string>;
  now(): Instant;
  /** Something that never repeats. */
  fresh(): string;
  /** Digest of the cover of a released manuscript. */
  readonly file: string;
}

export async function prepareResources(city: City): Promise<Resources> {
  const { harness } = city;
  const operator = await city.as('wuhua', 'operator', 1);
  const platformLead = await city.as('wuhua', 'platformLead');
  const publicityLead = await city.as('wuhua', 'publicityLead');
  const leaderInCharge = await city.as('wuhua', 'leaderInCharge');
  const mainLeader = await city.as('wuhua', 'mainLeader');
  const cityMain = await city.as('kunming', 'mainLeader');
  const cityLeader = await city.as('kunming', 'deputySecretaryPublicity');
  const key = organizationIn('wuhua');
  const channel = demonstrationChannelId('wuhua', 'weibo');
  const file = await uploadPicture(city, operator.cookie);
  let counter = 0;
  const fresh = () => {
    counter += 1;
    return `项${counter}`;
  };
  const content = (cover: boolean) =>
    article('wuhua', {
      title: fresh(),
      channels: [{ channel }],
      cover: cover ? { file: file as never, alt: '封面', credit: '本单位' } : null,
    });

  const draft = () =>
    operator.call(createManuscript, { body: { organization: key, content: content(false) } });
  const inReview = async () => {
    const shown = await draft();
    await submit(operator, shown);
    return shown;
  };
  const releasedWith = async (cover: boolean) => {
    const shown = await operator.call(createManuscript, {
      body: { organization: key, content: content(cover) },
    });
    await submit(operator, shown);
    await sign(platformLead, shown.manuscript, 'platform', 'platformLead');
    await sign(publicityLead, shown.manuscript, 'publicity', 'publicityLead');
    await sign(leaderInCharge, shown.manuscript, 'leader', 'leader');
    return shown;
  };
  const unfrozen = async () => {
    const params = { organization: key };
    const { items } = await mainLeader.call(readFreezes, { params });
    for (const { freeze, lifted, proposed } of items) {
      if (lifted !== null) continue;
      const lift = { params: { freeze }, body: { reason: '解除' } };
      const people = [cityLeader, cityMain].filter(({ person }) => person !== proposed?.person);
      for (const person of people.slice(proposed === null ? 0 : -1)) await person.call(liftFreeze, lift);
    }
  };
  let year = 1901;
  const checked = async (ruled = false) => {
    year += 1;
    const text = `会议定于${year}年2月30日召开。`;
    const body = { organization: key, content: { ...content(false), body: paragraphs(text) } };
    const shown = await operator.call(createManuscript, { body });
    await submit(operator, shown);
    await harness.runJobs();
    const params = { manuscript: shown.manuscript };
    const { findings } = await operator.call(readChecks, { params });
    const finding = findings.find(({ rule }) => rule === 'dates/impossible-date')?.id ?? '';
    const digest = shown.digest ?? '';
    if (ruled)
      await platformLead.call(ruleOnChecks, {
        params,
        body: { digest, findings: [finding], ruling: 'accepted' },
      });
    return { ...params, digest, finding };
  };
  const publication = async () => {
    const { manuscript, digest } = await releasedWith(false);
    const body = { channel, digest: digest ?? '' };
    const begun = await operator.call(publish, { params: { manuscript }, body });
    await harness.runJobs();
    return { ...begun, manuscript };
  };
  const publicItem = async () => {
    const params = { publication: (await publication()).publication };
    await operator.call(resolvePublication, {
      params,
      body: { happened: true, url: 'https://example.org/1' },
    });
    return params.publication;
  };
  const sequenced = {
    inReview: (await inReview()).manuscript,
    released: (await releasedWith(true)).manuscript,
  };
  await sequenceNow(harness.context);
  const freeze = async () => {
    await unfrozen();
    const ordered = { params: { organization: key }, body: { reason: '封停' } };
    return (await leaderInCharge.call(orderFreeze, ordered)).freeze;
  };
  const publicationCase = async () => {
    const id = brandId<PublicationId>(await publicItem());
    const publication = await findPublication(harness.db, id);
    if (publication === null) throw new Error('no publication');
    const found = { verdict: 'gone', fetched: null, verification: newId() } as const;
    await harness.db.transaction().execute((trx) => openCase(trx, publication, found, harness.clock.now()));
    const row = await harness.db
      .selectFrom('publication_case')
      .select('case_id')
      .where('publication_id', '=', id)
      .executeTakeFirstOrThrow();
    return row.case_id;
  };
  return {
    ...(await prepareCalendar(city)),
    planning: await preparePlanning(city),
    ...(await prepareConversations(city)),
    ...(await prepareDrills(city)),
    ...(await preparePlans(city)),
    ...(await prepareIncidents(city)),
    ...(await prepareQuestions(city)),
    ...(await prepareCases(city)),
    ...(await prepareCirculars(city)),
    ...(await prepareResponsibility(city)),
    publicationCase,
    freeze,
    unfrozen,
    sequenced,
    publication,
    publicItem,
    takedown: async () => {
      const params = { publication: await publicItem() };
      await operator.call(takeDown, { params, body: { reason: '更正' } });
      await harness.runJobs();
      return params.publication;
    },
    organization: key,
    channel,
    wechatChannel: demonstrationChannelId('wuhua', 'wechat'),
    file,
    fresh,
    now: () => harness.clock.now(),
    act: async () => {
      const target = { account: fresh() };
      const body = { channel, action: 'follow' as const, purpose: '工作联系', target };
      return (await operator.call(requestAction, { body })).act;
    },
    standing: async () => {
      const validTo = addHours(harness.clock.now(), 240);
      const limits = { perHour: 1, perDay: 2, validTo };
      const body = { action: 'like' as const, channel: null, name: fresh(), template: null, ...limits };
      return (await operator.call(proposeStanding, { params: { organization: key }, body })).standing;
    },
    draft,
    inReview,
    released: () => releasedWith(false),
    thread: async () => {
      const { manuscript } = await inReview();
      const said = { params: { manuscript }, body: { revision: 1, text: fresh() } };
      return { manuscript, thread: (await platformLead.call(openThread, said)).thread };
    },
    suggestions: async () => {
      const { manuscript, digest, content } = await inReview();
      const body = { base: digest ?? '', body: marked(content?.body) };
      const { set } = await platformLead.call(saveSuggestions, { params: { manuscript }, body });
      return { manuscript, set };
    },
    finding: async () => {
      const { manuscript } = await inReview();
      const params = { manuscript };
      await platformLead.call(review.noteFinding, { params, body: { severity: 'error', text: '数字有误' } });
      const { items } = await platformLead.call(review.listFindings, { params, query: {} });
      return { manuscript, finding: items[0]?.finding ?? '' };
    },
    checked,
    registerVersion: async () => {
      const { registers } = await mainLeader.call(listRegisters, { params: { organization: key } });
      return registers.find(({ register }) => register === 'terms')?.version ?? 0;
    },
    device: async () => {
      const params = { organization: key };
      const body = {
        assetNumber: fresh(),
        kind: 'phone' as const,
        model: '工作手机',
        custodian: personIn('wuhua', 'platformLead'),
        organizationOwned: true as const,
      };
      return (await mainLeader.call(registerDevice, { params, body })).id;
    },
    credential: async () => {
      const params = { channel };
      const label = fresh();
      await mainLeader.call(setCredential, {
        params,
        body: { kind: 'loginPassword', label, value: '不告诉任何人' },
      });
      const { items } = await mainLeader.call(listCredentials, { params });
      return items.find((one) => one.label === label)?.id ?? '';
    },
    exception: async () => {
      const { manuscript, ...seen } = await checked();
      const body = { ...seen, scope: 'text' as const, reason: '引文' };
      return (await platformLead.call(setCheckAside, { params: { manuscript }, body })).exception;
    },
    emergency: async () => {
      const shown = await draft();
      await platformLead.call(review.requestEmergency, {
        params: { manuscript: shown.manuscript },
        body: { digest: shown.digest ?? '', reason: '汛情' },
      });
      return shown;
    },
    notification: async () => {
      await releasedWith(false);
      const { items } = await operator.call(review.listNotifications, { query: {} });
      return items[0]?.notification ?? '';
    },
    appointment: async () => {
      const params = { organization: key };
      const { version } = await mainLeader.call(organization.readOrganization, { params });
      counter += 1;
      const from = addHours(harness.clock.now(), counter * 10);
      const body = {
        person: personIn('wuhua', 'operator', 2),
        office: 'secretary',
        from,
        to: addHours(from, 5),
      };
      return (await mainLeader.call(organization.appoint, { params, body }, { 'if-match': `"${version}"` }))
        .id;
    },
    leave: async () => {
      counter += 1;
      const from = addHours(harness.clock.now(), counter * 10);
      const params = { person: personIn('wuhua', 'operator', 2) };
      return (
        await mainLeader.call(organization.recordLeave, { params, body: { from, to: addHours(from, 5) } })
      ).id;
    },
    qualification: async () => {
      const params = { person: personIn('wuhua', 'operator', 2) };
      const body = { kind: 'proofreader', from: harness.clock.now() };
      return (await mainLeader.call(organization.addQualification, { params, body })).id;
    },
    loginOf: async (login) => {
      const name = fresh();
      const body = { name, employment: 'volunteer' as const };
      const newcomer = { organization: key };
      const person = (await mainLeader.call(organization.registerPerson, { params: newcomer, body })).id;
      const params = { person };
      if (login !== 'none') await mainLeader.call(giveLogin, { params, body: { name } });
      if (login === 'disabled') await mainLeader.call(disableLogin, { params, body: {} });
      return person;
    },
  };
}

/** One red pixel as PNG. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** A multipart body with one file. */
export function upload(name: string, type: string, bytes: Uint8Array) {
  const boundary = 'matrixboundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

async function uploadPicture({ harness }: City, cookie: string): Promise<string> {
  const { payload, contentType } = upload('封面.png', 'image/png', Buffer.from(pixel, 'base64'));
  const answer = await harness.inject({
    method: 'POST',
    url: routeUrl(uploadFile),
    headers: { cookie, 'x-sanshen-request': '1', 'content-type': contentType },
    payload,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().digest;
}
