import { addHours, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { Command } from '@sanshen/domain/review';
import { actOnAssessment, draftAssessments, findAssessments } from '../modules/assessments/public.ts';
import { draftCircular, findCircular, issueCircular, receiveCircular } from '../modules/circulars/public.ts';
import { checkContent, loadRevision, saveText } from '../modules/content/public.ts';
import { execute, readState } from '../modules/review/public.ts';
import { SettableClock } from '../platform/clock.ts';
import type { CommandKey } from '../platform/commands.ts';
import type { AppContext } from '../platform/context.ts';
import { demonstrationOrganizationId, demonstrationPersonId } from './people.ts';

const city = demonstrationOrganizationId('kunming');
const publicity = demonstrationOrganizationId('publicity');
const unit = demonstrationOrganizationId('medicalUniversity');
const units = [unit, demonstrationOrganizationId('metallurgy')];
const main = demonstrationPersonId('kunming', 'mainLeader');
const author = demonstrationPersonId('publicity', 'operator', 1);
const lead = demonstrationPersonId('medicalUniversity', 'publicityLead');
const day = 24;

const paragraphs = [
  '三季度，各单位新媒体账号总体运行平稳，三审三校执行到位，重大选题报备及时。',
  '有的单位签发后改动正文，没有重新送校；有的单位评论区提问多日无人回应。请对照检查，举一反三。',
  '请于收到通报后五个工作日内组织学习，并在系统签收。',
];

/**
 * Gives the demonstration a circular that went through its reviews and was signed for by one of its addressees and assessments of two
 * units, one of them with an open appeal. Only where there is no circular; gives how many things it made.
 */
export async function fillCirculars(given: AppContext): Promise<number> {
  const any = await given.db.selectFrom('circular').select('circular_id').limit(1).executeTakeFirst();
  if (any !== undefined) return 0;
  const clock = new SettableClock(given.clock.now());
  await new Telling({ ...given, clock }, clock).tell();
  return 2;
}

/** The clock goes ahead with what is told, and ends at the present. */
class Telling {
  readonly #context: AppContext;
  readonly #clock: SettableClock;
  readonly #now: Instant;
  #count = 0;

  constructor(context: AppContext, clock: SettableClock) {
    this.#context = context;
    this.#clock = clock;
    this.#now = clock.now();
  }

  async tell(): Promise<void> {
    await this.#assess();
    await this.#circular();
  }

  #key(person: PersonId): CommandKey {
    this.#count += 1;
    const idempotencyKey = `demonstration-circular-${this.#count}`;
    return { idempotencyKey, person, route: 'demonstration', bodyDigest: '' };
  }

  async #circular(): Promise<void> {
    this.#clock.set(addHours(this.#now, -4 * day));
    const { circular, manuscript: id } = await draftCircular(this.#context, this.#key(author), {
      ...{ person: author, organization: publicity, kind: 'free', prefix: '昆团宣通' },
      recipients: ['medicalUniversity', 'metallurgy', 'scienceUniversity'].map(demonstrationOrganizationId),
      ...{ copyTo: ['市委网信办'], cases: [], assessments: [], of: null, period: '' },
      reason: '关于第三季度新媒体工作情况的通报',
    });
    const one = await findCircular(this.#context.db, circular);
    if (one === null || one.manuscript !== id) throw new TypeError('a circular that was not drafted');
    const { manuscript } = one;
    await this.#write(manuscript);
    const { digest, round } = await this.#state(manuscript);
    await this.#review(manuscript, { kind: 'submit', by: author, digest, importance: null });
    const seats = [
      ['publicity', 'platformLead', 'platform', 'platformLead'],
      ['publicity', 'departmentHead', 'departmentHead', 'departmentHead'],
      ['kunming', 'deputySecretaryBusiness', 'deputySecretaries', 'deputySecretaryBusiness'],
      ['kunming', 'deputySecretaryPublicity', 'deputySecretaries', 'deputySecretaryPublicity'],
    ] as const;
    for (const [where, office, stage, seat] of seats) {
      const by = demonstrationPersonId(where, office);
      const word = { opinion: '同意印发。', duties: ['review', 'proofread'] } as const;
      await this.#review(manuscript, { kind: 'sign', by, stage, seat, round: round + 1, digest, ...word });
    }
    const head = demonstrationPersonId('publicity', 'departmentHead');
    await issueCircular(this.#context, this.#key(head), { person: head, circular });
    this.#clock.set(addHours(this.#clock.now(), 5));
    await receiveCircular(this.#context, this.#key(lead), { person: lead, circular, unit });
  }

  /** The author writes the text and declares what the rule book asks for. */
  async #write(manuscript: ManuscriptId): Promise<void> {
    const { digest } = await this.#state(manuscript);
    const text = await loadRevision(this.#context.db, manuscript, digest);
    if (text === null) throw new TypeError('a circular without text');
    const content = {
      ...text.content,
      body: {
        type: 'doc',
        content: paragraphs.map((words) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: words }],
        })),
      },
      declarations: {
        ...{ sourcesTrue: true, noSecrets: true, noPaidNews: true },
        ...{ copyrightCleared: true, portraitConsent: true },
      },
    };
    const about = { organization: publicity, person: author, manuscript };
    const checked = await checkContent(this.#context, content, about);
    const command = { kind: 'revise', by: author, basedOn: digest, revision: checked.facts } as const;
    await this.#context.db
      .transaction()
      .execute((trx) => saveText(trx, manuscript, command, checked.content, this.#clock.now()));
  }

  async #state(manuscript: ManuscriptId) {
    const state = await readState(this.#context.db, manuscript);
    if (state === null || state.digest === null) throw new TypeError('a circular without text');
    return { digest: state.digest, round: state.round };
  }

  async #review(manuscript: ManuscriptId, command: Command): Promise<void> {
    this.#clock.set(addHours(this.#clock.now(), 2));
    await this.#context.db
      .transaction()
      .execute((trx) => execute(trx, manuscript, command, this.#clock.now()));
  }

  /** This year as a draft, with what it would cost so far; last year, which was before the system, published, with an appeal. */
  async #assess(): Promise<void> {
    const year = Number(this.#now.slice(0, 4));
    this.#clock.set(addHours(this.#now, -3 * day));
    const drafts = [
      { period: String(year), units },
      { period: String(year - 1), units: [unit] },
    ];
    for (const draft of drafts) {
      await draftAssessments(this.#context, this.#key(main), { person: main, organization: city, ...draft });
    }
    const last = await findAssessments(this.#context.db, {
      organizations: [unit],
      period: String(year - 1),
    });
    const [one] = last;
    if (one === undefined) return;
    const about = { assessment: one.id } as const;
    await actOnAssessment(this.#context, this.#key(main), {
      ...{ ...about, person: main, step: { kind: 'publish' }, note: '' },
    });
    const [item] = one.result.items;
    if (item === undefined) return;
    this.#clock.set(addHours(this.#now, -day));
    await actOnAssessment(this.#context, this.#key(lead), {
      ...{ ...about, person: lead, step: { kind: 'appeal', item: item.item, files: [] } },
      note: '上年演练在系统启用前办理，记录在纸质台账中，请核对后退回扣分。',
    });
  }
}
