import type { Hit } from '../finding.ts';
import { say } from '../support/text.ts';
import { mostHits, mostUnits } from './question.ts';

/** Units of an answer that are read at all. */
const mostRead = 20_000;

// Addresses, mail, long numbers and handles: what an article could make a model smuggle into a suggestion.
const smuggled =
  /[a-z]{2,}:\/\/|www\.|[\w.-]+@[\w-]+|\.(?:com|cn|net|org|top|xyz)\b|\d{5,}|[A-Za-z0-9_-]{6,}/i;
// Control, format and private characters, lone surrogates: nothing that a person could see.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const markup = /[<>`]/;

/**
 * What a model's answer says about a paragraph. Nothing in it is believed: only findings are taken whose words stand in the paragraph exactly so,
 * within bounds, that put other, visible, unformatted words in their place, and bring no address, number or name of an account that was not
 * there. Everything else is passed over; an answer that is none gives nothing.
 */
export function readAnswer(paragraph: string, answer: string): readonly Hit[] {
  const hits: Hit[] = [];
  let covered = 0;
  for (const { text, suggestion, reason } of inOrder(paragraph, findingsIn(answer))) {
    if (hits.length === mostHits) break;
    const start = paragraph.indexOf(text, covered);
    if (start < 0 || !isSound(paragraph, text, suggestion)) continue;
    covered = start + text.length;
    const why = tidied(reason);
    hits.push({
      start,
      end: covered,
      message: say(
        why === '' ? '模型认为此处可能有误，请核对。' : `模型认为：${why}`,
        why === '' ? 'The model doubts these words. Check them.' : `The model says: ${why}`,
      ),
      suggestions: [suggestion],
    });
  }
  return hits;
}

interface Claimed {
  readonly text: string;
  readonly suggestion: string;
  readonly reason: string;
}

function findingsIn(answer: string): readonly Claimed[] {
  const parsed = parse(answer.slice(0, mostRead));
  if (typeof parsed !== 'object' || parsed === null || !('findings' in parsed)) return [];
  const { findings } = parsed;
  if (!Array.isArray(findings)) return [];
  return findings.slice(0, 10 * mostHits).filter(isClaimed);
}

/** JSON, also where it stands in a block of code, as models like to put it. */
function parse(answer: string): unknown {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch {
    return null;
  }
}

function isClaimed(one: unknown): one is Claimed {
  if (typeof one !== 'object' || one === null) return false;
  const { text, suggestion, reason } = one as Record<keyof Claimed, unknown>;
  return typeof text === 'string' && typeof suggestion === 'string' && typeof reason === 'string';
}

/** By place, so that of the same words each place is named once; those that stand nowhere are left out. */
function inOrder(paragraph: string, claimed: readonly Claimed[]): readonly Claimed[] {
  return claimed
    .filter(({ text }) => text.length > 0 && text.length <= mostUnits.text)
    .map((one) => ({ one, at: paragraph.indexOf(one.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function isSound(paragraph: string, text: string, suggestion: string): boolean {
  if (suggestion === text || suggestion.length > mostUnits.suggestion) return false;
  // A proofreader changes words; he does not write new sentences.
  if (suggestion.length > 2 * text.length + 6) return false;
  if (unseen.test(suggestion) || markup.test(suggestion)) return false;
  const found = smuggled.exec(suggestion)?.[0];
  return found === undefined || paragraph.includes(found);
}

/** A reason as a plain line; empty if it brings what a suggestion must not. */
function tidied(reason: string): string {
  const line = reason.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '').trim();
  if (smuggled.test(line) || markup.test(line)) return '';
  return line.length <= mostUnits.reason ? line : `${line.slice(0, mostUnits.reason)}…`;
}
