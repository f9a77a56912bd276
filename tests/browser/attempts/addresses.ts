import { elsewhere } from './texts.ts';

/** Addresses that no link, source or publication may carry. */
export const addressAttempts: readonly string[] = [
  'javascript:top.__ran.push(1)',
  'JaVaScRiPt:top.__ran.push(1)',
  'java\nscript:top.__ran.push(1)',
  '\u0001javascript:top.__ran.push(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>top.__ran.push(1)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="top.__ran.push(1)"/>',
  'blob:https://a.cn/1',
  'file:///etc/passwd',
  'filesystem:https://a.cn/temporary/x',
  `//${elsewhere}/x`,
  'https:',
];

/** Where a login may be asked to lead afterwards, all of them out of this product or into a script. */
export const wayOutAttempts: readonly string[] = [
  `https://${elsewhere}/`,
  `//${elsewhere}/`,
  `/\\${elsewhere}/`,
  `\\\\${elsewhere}/`,
  `/\t/${elsewhere}/`,
  `/\n/${elsewhere}/`,
  `http:${elsewhere}`,
  `https:/${elsewhere}`,
  'javascript:top.__ran.push(1)',
  '/javascript:top.__ran.push(1)',
  'java\tscript:top.__ran.push(1)',
  'data:text/html,<script>top.__ran.push(1)</script>',
  `/@${elsewhere}`,
  `/.${elsewhere}`,
  `/%2f%2f${elsewhere}/`,
  `/..//${elsewhere}/`,
];
