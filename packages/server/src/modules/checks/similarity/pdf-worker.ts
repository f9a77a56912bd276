import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { mostPages, mostUnits } from './pdf-limits.ts';

// Reads one PDF and ends: whatever a broken one does stays in here. Pictures in it are not drawn, so a scan gives no words.
const bytes: Uint8Array = workerData;
const pdf = await getDocumentProxy(bytes);
const lines: string[] = [];
let units = 0;
for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && units < mostUnits; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  let line = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    line += item.str;
    if (!item.hasEOL) continue;
    lines.push(line);
    line = '';
  }
  lines.push(line);
  units = lines.reduce((sum, one) => sum + one.length + 1, 0);
  page.cleanup();
}
parentPort?.postMessage(lines.join('\n').slice(0, mostUnits));
