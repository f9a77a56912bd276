import { boxesOf, type PictureText, type TextBox } from '@sanshen/checks/ocr/index';
import { type Article, articleOf, type Finding } from '@sanshen/checks/text';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import { findingId, type StoredFinding } from '../report-store.ts';
import type { PictureOfContent } from './pictures-of-content.ts';
import { isGrave, readsPictures, rulesOfCodes } from './rules-of-pictures.ts';

/** Findings that are kept of one picture; nobody reads more. */
const most = 200;
/** Below this confidence of the reading only grave matters are told. */
const legible = 60;
/** Below this nothing is called an error. */
const clear = 78;
/** Units of a code that are shown. */
const mostOfCode = 300;
/** Units on each side that are shown with a finding. */
const reach = 10;

/** Asks the rules about a text. */
export type AskRules = (article: Article) => Promise<readonly Finding[]>;

/** What the rules find in words and QR codes of a picture, each with its boxes. */
export async function findInReading(
  manuscript: ManuscriptId,
  picture: PictureOfContent,
  reading: PictureText,
  ask: AskRules,
): Promise<readonly StoredFinding[]> {
  const found: { finding: Finding; text: string; boxes: readonly TextBox[] }[] = [];
  const { text } = reading;
  const words = text === '' ? [] : await ask(articleOf(text));
  for (const finding of words.filter(({ rule }) => readsPictures(rule))) {
    const confidence = confidenceAt(reading, finding.start);
    if (confidence < legible && !isGrave(finding.rule)) continue;
    const severity = confidence < clear && finding.severity === 'error' ? 'warning' : finding.severity;
    found.push({
      finding: { ...finding, severity },
      text,
      boxes: boxesOf(reading, finding.start, finding.end),
    });
  }
  for (const code of reading.codes) {
    const said = code.text.replaceAll(/\s+/g, ' ');
    if (said.trim() === '') continue;
    const findings = await ask(articleOf(said, { pictures: [{ alt: picture.alt, codes: [said] }] }));
    // Where in the code it stands matters to nobody: the whole code is what is wrong.
    for (const finding of findings.filter(({ rule }) => rulesOfCodes.has(rule)))
      found.push({ finding: { ...finding, text: said.slice(0, mostOfCode) }, text: said, boxes: [code.box] });
  }
  const seen = new Map<string, number>();
  return found.slice(0, most).map(({ finding: { clause, confidence, ...finding }, text: whole, boxes }) => {
    const identity = JSON.stringify([manuscript, finding.rule, 'picture', picture.file, finding.text]);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return {
      ...finding,
      id: findingId(`${identity}${count}`),
      clause: clause ?? null,
      confidence: confidence ?? null,
      field: 'picture',
      picture: {
        file: picture.file,
        number: picture.number,
        width: reading.width,
        height: reading.height,
        boxes: boxes.map(([x, y, width, height]) => [x, y, width, height]),
      },
      around: [
        whole
          .slice(Math.max(0, finding.start - reach), finding.start)
          .split('\n')
          .at(-1) ?? '',
        whole.slice(finding.end, finding.end + reach).split('\n')[0] ?? '',
      ],
    };
  });
}

function confidenceAt({ lines }: PictureText, offset: number): number {
  const line = lines.findLast(({ start }) => start <= offset);
  return line?.confidence ?? 0;
}
