import {
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import {
  type Action,
  grantOf,
  inForce,
  manuscriptViewOf,
  type OrganizationTree,
  type PersonFacts,
} from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Heard } from '../../platform/live/announce.ts';
import { loadPersonFacts, loadSurroundings } from '../organization/public.ts';
import { loadReading } from '../review/public.ts';

/** Entries of each of the two caches at most; beyond, the oldest goes. */
const most = 5000;
/** Milliseconds after which an entry is read again although no organisation announced a change: somebody may have repaired a table by hand. */
const keep = 60_000;

interface Standing {
  readonly facts: PersonFacts | null;
  readonly tree: OrganizationTree;
}

/**
 * Who may hear of a change now, by the rules by which it can be read. What stands in the tables of manuscripts is read for each change, once for all readers;
 * people's offices and the tree are remembered until an organisation changes. Offices that begin or end by the calendar count from
 * their moment, since they are remembered with their dates.
 */
export class Readers {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #standings = new Remembered<PersonId, Standing>();
  readonly #trees = new Remembered<OrganizationId, OrganizationTree>();

  constructor(context: { readonly db: Database; readonly clock: Clock }) {
    this.#db = context.db;
    this.#clock = context.clock;
  }

  /** Forgets offices and tree. */
  forget(): void {
    this.#standings.clear();
    this.#trees.clear();
  }

  /** Those of `people` who may hear of a change. */
  async of(change: Heard, people: readonly PersonId[]): Promise<readonly PersonId[]> {
    switch (change.kind) {
      case 'session':
        return [];
      case 'ledger':
        return people;
      case 'notification':
        return people.filter((person) => person === change.id);
      case 'organization':
        return this.#whoSeesOrganization(brandId<OrganizationId>(change.id), people);
      case 'conversation':
        return this.#whoSeesOrganization(brandId<OrganizationId>(change.id), people, 'countConversations');
      case 'question':
        return this.#whoSeesOrganization(brandId<OrganizationId>(change.id), people, 'countQuestions');
      default:
        return this.#whoSeesManuscript(change, people);
    }
  }

  async #whoSeesOrganization(
    organization: OrganizationId,
    people: readonly PersonId[],
    action: Action = 'readOrganization',
  ): Promise<PersonId[]> {
    const now = this.#clock.now();
    return this.#filter(people, organization, ({ facts, tree }) => {
      return grantOf(tree, facts?.appointments ?? [], organization, action, now) !== null;
    });
  }

  async #whoSeesManuscript(change: Heard, people: readonly PersonId[]): Promise<PersonId[]> {
    const reading = await loadReading(this.#db, brandId<ManuscriptId>(change.id));
    if (reading === null) return [];
    const { organization } = reading;
    const { before } = change;
    const earlier = before && {
      state: before.state,
      seats: before.seats.map((id) => brandId<OrganizationId>(id)),
    };
    const now = this.#clock.now();
    // Comments and who writes are part of the text; all else shows with the state.
    const needed = change.kind === 'comment' || change.kind === 'checkout' ? ['text'] : ['text', 'state'];
    return this.#filter(people, organization, ({ facts, tree }) => {
      const held = (facts?.appointments ?? []).filter((one) => inForce(one, now));
      return [reading, earlier].some((stand) => {
        if (stand === undefined) return false;
        const seated = held.some((one) => stand.seats.includes(one.organization));
        const read = { organization, state: stand.state, seated };
        return needed.includes(manuscriptViewOf(tree, held, read, now));
      });
    });
  }

  /** Those for whom `holds` is true, by their offices and the tree around these and the organisation. */
  async #filter(
    people: readonly PersonId[],
    organization: OrganizationId,
    holds: (standing: Standing) => boolean,
  ): Promise<PersonId[]> {
    const now = this.#clock.now();
    const around = await this.#trees.of(organization, () => loadSurroundings(this.#db, [organization], now));
    const chosen: PersonId[] = [];
    for (const person of people) {
      const { facts, tree } = await this.#standings.of(person, () => this.#loadStanding(person, now));
      if (holds({ facts, tree: new Map([...around, ...tree]) })) chosen.push(person);
    }
    return chosen;
  }

  async #loadStanding(person: PersonId, now: Instant): Promise<Standing> {
    const [facts] = await loadPersonFacts(this.#db, { people: [person] }, now);
    const held = (facts?.appointments ?? []).map((one) => one.organization);
    return { facts: facts ?? null, tree: await loadSurroundings(this.#db, held, now) };
  }
}

class Remembered<Key, Value> {
  readonly #entries = new Map<Key, { readonly value: Promise<Value>; readonly until: number }>();

  clear(): void {
    this.#entries.clear();
  }

  async of(key: Key, load: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > performance.now()) return known.value;
    this.#entries.delete(key);
    const value = load();
    this.#entries.set(key, { value, until: performance.now() + keep });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > most && oldest !== undefined) this.#entries.delete(oldest);
    try {
      return await value;
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }
}
