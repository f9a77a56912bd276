import type { router as theRouter } from './router.tsx';

// The router's module imports the shell; the shell asks for it only when something is pressed.
let held: typeof theRouter | null = null;

/** Gives the router to those parts that the router itself imports. */
export function holdRouter(router: typeof theRouter): void {
  held = router;
}

/** The router of the page. */
export function router(): typeof theRouter {
  if (held === null) throw new Error('the router is not made yet');
  return held;
}
