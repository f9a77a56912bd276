// The library's scroll lock and scroll-bar measure add style elements without the number that the page's policy asks for, and offer no way to
// give it. Every script that runs here is ours, so what scripts make may carry it; styles in markup still may not.
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
const create = document.createElement;

document.createElement = function createElement(
  this: Document,
  name: string,
  options?: ElementCreationOptions,
) {
  const made: HTMLElement = create.call(this, name, options);
  if (made instanceof HTMLStyleElement) made.nonce = nonce;
  return made;
};

export {};
