import type { LocalizedText } from '@sanshen/domain/kernel';
import type { OrganizationChangeKind } from '@sanshen/domain/organization';
import { z } from 'zod';
import { historyText } from './history-texts.ts';
import { ledgerKindText } from './ledger-texts.ts';

/** What ids are called now; null where it is not known, and the id is shown. */
export interface LedgerNames {
  readonly manuscript: (id: string) => string | null;
  readonly person: (id: string) => string | null;
  readonly organization: (id: string) => string | null;
  readonly channel: (id: string) => string | null;
  /** The office that an appointment is to. */
  readonly appointment: (id: string) => { readonly office: string } | null;
  readonly office: (id: string) => LocalizedText | null;
  readonly qualification: (id: string) => LocalizedText | null;
}

/** An entry as far as a sentence needs it. */
export interface ToldEntry {
  readonly stream: string;
  readonly kind: string;
  readonly actor: { readonly name: string };
  readonly body: unknown;
}

/** What an entry records, in one sentence; of a manuscript's entry never the text, a reason or an opinion. */
export function ledgerSentence(entry: ToldEntry, names: LedgerNames): LocalizedText {
  const told = tell(entry, names) ?? ledgerKindText(entry.kind);
  return { zh: `${entry.actor.name}：${told.zh}。`, en: `${entry.actor.name}: ${told.en}.` };
}

const text = z.string();
const period = { from: text, to: text.nullable() };
const bodies = {
  review: z.object({ events: z.array(z.object({ kind: text })) }),
  tree: z.object({
    change: z.object({
      kind: z.enum(['founded', 'renamed', 'moved', 'merged', 'closed']),
      name: text.optional(),
      parent: text.nullable().optional(),
      into: text.optional(),
    }),
  }),
  roster: z.object({ people: z.array(z.object({ name: text })) }),
  appointed: z.object({
    appointment: z.object({ person: text, office: text, acting: z.boolean(), ...period }),
  }),
  appointmentEnded: z.object({ appointment: text, person: text, to: text }),
  ofPerson: z.object({ person: text }),
  employment: z.object({ person: text, employment: text }),
  qualification: z.object({ person: text, qualification: z.object({ kind: text }) }),
  filed: z.object({ policy: text, version: z.number() }),
  chosen: z.object({ procedure: text }),
  channel: z.object({ channel: z.union([text, z.object({ name: text })]) }),
};

function tell(entry: ToldEntry, names: LedgerNames): LocalizedText | null {
  const subject = entry.stream.slice(entry.stream.indexOf(':') + 1);
  switch (entry.kind) {
    case 'review.decided':
      return when(bodies.review, entry, ({ events }) => tellReview(names.manuscript(subject), events));
    case 'release.certified': {
      const title = names.manuscript(subject);
      return title === null
        ? null
        : { zh: `为《${title}》出具签发证书`, en: `certified the release of “${title}”` };
    }
    case 'organization.treeChanged':
      return when(bodies.tree, entry, ({ change }) => tellTree(subject, change, names));
    case 'organization.rosterRecorded':
      return when(bodies.roster, entry, ({ people }) => {
        if (people.length === 0) return null;
        const some = people.slice(0, 3).map(({ name }) => name);
        const more = people.length > some.length;
        return {
          zh: `登记人员${some.join('、')}${more ? `等 ${people.length} 人` : ''}`,
          en: `registered ${some.join(', ')}${more ? ` and others, ${people.length} in all` : ''}`,
        };
      });
    case 'organization.appointed':
      return when(bodies.appointed, entry, ({ appointment }) => {
        const who = names.person(appointment.person) ?? appointment.person;
        const office = officeName(appointment.office, names);
        const [zh, en] = appointment.acting ? ['代行', 'acting '] : ['担任', ''];
        // A period ends before its end: the last day is the one before.
        const until = appointment.to === null ? null : dayText(appointment.to, -1);
        const from = dayText(appointment.from);
        return {
          zh: `任命${who}${zh}${office.zh}（${from}起${until === null ? '' : `，至${until}`}）`,
          en: `appointed ${who} as ${en}${office.en} (from ${from}${until === null ? '' : ` to ${until}`})`,
        };
      });
    case 'organization.appointmentEnded':
      return when(bodies.appointmentEnded, entry, ({ appointment, person, to }) => {
        const who = names.person(person) ?? person;
        const held = names.appointment(appointment);
        const office = held === null ? { zh: '任职', en: 'an office' } : officeName(held.office, names);
        return {
          zh: `${who}不再担任${office.zh}（${dayText(to)}起）`,
          en: `${who} no longer holds ${office.en} (from ${dayText(to)})`,
        };
      });
    case 'organization.qualificationAdded':
      return when(bodies.qualification, entry, ({ person, qualification }) => {
        const kind = names.qualification(qualification.kind) ?? both(qualification.kind);
        const who = names.person(person) ?? person;
        return { zh: `登记${who}的资格：${kind.zh}`, en: `recorded a qualification of ${who}: ${kind.en}` };
      });
    case 'policy.filed':
      return when(bodies.filed, entry, ({ policy, version }) => {
        const owner = names.organization(subject) ?? subject;
        return {
          zh: `${owner}备案规则 ${policy} 第 ${version} 版`,
          en: `${owner} filed the rule book ${policy}, version ${version}`,
        };
      });
    case 'policy.procedureChosen':
      return when(bodies.chosen, entry, ({ procedure }) => {
        const owner = names.organization(subject) ?? subject;
        return { zh: `${owner}选用规程 ${procedure}`, en: `${owner} chose the procedure ${procedure}` };
      });
    case 'checks.exceptionMade':
    case 'checks.exceptionEnded':
    case 'checks.modelSet':
    case 'checks.registerChanged':
    case 'marks.registered':
    case 'marks.withdrawn': {
      const owner = names.organization(subject) ?? subject;
      const kind = ledgerKindText(entry.kind);
      return { zh: `${owner}${kind.zh}`, en: `${owner}: ${kind.en}` };
    }
    default:
      if (entry.stream.startsWith('channel:')) {
        const kind = ledgerKindText(entry.kind);
        return when(bodies.channel, entry, ({ channel }) => {
          const name = names.channel(subject) ?? (typeof channel === 'string' ? channel : channel.name);
          return { zh: `${kind.zh}“${name}”`, en: `${kind.en}: “${name}”` };
        });
      }
      // What is left concerns one person: employment, leave, the end of a qualification, a login.
      return when(bodies.ofPerson, entry, ({ person }) => {
        const kind = ledgerKindText(entry.kind);
        const who = names.person(person) ?? person;
        return { zh: `${kind.zh}（${who}）`, en: `${kind.en} (${who})` };
      });
  }
}

/** The sentence of a body that has the form of its kind; null for any other, which is then called by its kind only. */
function when<Body>(
  schema: z.ZodType<Body>,
  entry: ToldEntry,
  say: (body: Body) => LocalizedText | null,
): LocalizedText | null {
  const read = schema.safeParse(entry.body);
  return read.success ? say(read.data) : null;
}

function tellReview(title: string | null, events: readonly { readonly kind: string }[]): LocalizedText {
  const happened = [...new Set(events.map(({ kind }) => kind))].map(historyText);
  const zh = happened.map((one) => one.zh).join('、');
  const en = happened.map((one) => one.en.charAt(0).toLowerCase() + one.en.slice(1)).join(', ');
  return title === null || title === '' ? { zh, en } : { zh: `《${title}》${zh}`, en: `“${title}”: ${en}` };
}

function tellTree(
  subject: string,
  change: {
    readonly kind: OrganizationChangeKind;
    readonly name?: string | undefined;
    readonly parent?: string | null | undefined;
    readonly into?: string | undefined;
  },
  names: LedgerNames,
): LocalizedText {
  const own = names.organization(subject) ?? subject;
  const nameOf = (id: string | null | undefined) => (id == null ? '' : (names.organization(id) ?? id));
  switch (change.kind) {
    case 'founded':
      return { zh: `设立${change.name ?? own}`, en: `founded ${change.name ?? own}` };
    case 'renamed':
      return { zh: `更名为${change.name ?? own}`, en: `renamed to ${change.name ?? own}` };
    case 'moved':
      return { zh: `${own}划归${nameOf(change.parent)}`, en: `${own} moved under ${nameOf(change.parent)}` };
    case 'merged':
      return { zh: `${own}并入${nameOf(change.into)}`, en: `${own} merged into ${nameOf(change.into)}` };
    case 'closed':
      return { zh: `撤销${own}`, en: `closed ${own}` };
  }
}

function both(id: string): LocalizedText {
  return { zh: id, en: id };
}

function officeName(id: string, names: LedgerNames): LocalizedText {
  return names.office(id) ?? both(id);
}

/** The day of an instant in China; `shift` milliseconds later. */
function dayText(at: string, shift = 0): string {
  return new Date(Date.parse(at) + shift + 8 * 3_600_000).toISOString().slice(0, 10);
}
