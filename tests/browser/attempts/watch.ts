import type { Page } from 'playwright-core';
import type { Desk } from '../support/desk.ts';

/** What a page did that it must not do, and what its policy only just stopped. */
export interface Watch {
  /** Fails to be empty if an attempt ran, asked another host, opened a dialogue or a page, or left something in the page that could. */
  broken(): Promise<readonly string[]>;
  /** Reports of the content security policy: the second line of defence held, but the first one should have. */
  readonly stopped: readonly string[];
}

/** Looks at everything that a desk's pages do from now on; to be called before the first page is opened. */
export async function watch(desk: Desk): Promise<Watch> {
  const { context, page } = desk;
  const seen: string[] = [];
  const stopped: string[] = [];
  await context.addInitScript(() => {
    if (top === window) Object.assign(window, { __ran: [] });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`stopped by policy: ${effectiveDirective} ${blockedURI}`),
    );
  });
  page.on('dialog', (dialog) => {
    seen.push(`a dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (opened) => seen.push(`a page was opened: ${opened.url()}`));
  page.on('download', (file) => seen.push(`a download: ${file.suggestedFilename()}`));
  page.on('console', (line) => {
    if (/stopped by policy|Content Security Policy/.test(line.text())) stopped.push(line.text());
  });
  return {
    stopped,
    broken: async () => [
      ...seen,
      ...desk.problems.filter((line) => line.startsWith('a request to another host')),
      ...(await inspect(page)),
    ],
  };
}

/** What ran in a page, and what stands in it or in its frames that could run, load from elsewhere or cover it. */
export async function inspect(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const told = (what: string, element: Element) =>
      found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    // The watch's init script put it there.
    const ran = (window as Window & { __ran?: string[] }).__ran ?? [];
    for (const name of ran) found.push(`it ran: ${name}`);
    const harmless = /^(?:https?|mailto|tel|blob):$/;
    const look = (place: Document) => {
      for (const element of place.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) told(`the handler ${name}`, element);
          const leads = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
          if (leads && !value.startsWith('#')) {
            const address = URL.parse(value, location.href);
            const picture = name === 'src' && value.startsWith('data:image/') && !value.includes('svg');
            if (address !== null && !harmless.test(address.protocol) && !picture) told('an address', element);
            const loads = name !== 'href' || element instanceof HTMLLinkElement;
            if (loads && address?.protocol.startsWith('http') && address.origin !== location.origin)
              told('something from elsewhere', element);
          }
        }
        if (element.matches('object, embed, applet, base, meta[http-equiv], portal, form[action]'))
          told('an element', element);
        if (element.matches('script:not([src])') && element.textContent !== '') told('a script', element);
        if (
          element instanceof HTMLElement &&
          /url\(|image-set|expression\(/i.test(element.getAttribute('style') ?? '')
        )
          told('a style that loads', element);
        if (place.defaultView !== null && place.defaultView.getComputedStyle(element).zIndex === '2147483647')
          told('a cover', element);
        if (
          element instanceof HTMLAnchorElement &&
          element.target === '_blank' &&
          !element.relList.contains('noopener')
        )
          told('a link that hands the page over', element);
        if (element instanceof HTMLIFrameElement) {
          if (!element.hasAttribute('sandbox') || element.sandbox.contains('allow-scripts'))
            told('a frame that may run scripts', element);
          if (element.contentDocument !== null) look(element.contentDocument);
        }
      }
    };
    look(document);
    // Nothing may have reached the prototype of all objects.
    if ('polluted' in {}) found.push('the prototype of all objects was changed');
    return found;
  });
}
