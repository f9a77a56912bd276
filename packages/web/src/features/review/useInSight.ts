import { type RefObject, useEffect, useState } from 'react';

/** True while some of an element is on the screen. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new IntersectionObserver((entries) =>
      setInSight(entries.some(({ isIntersecting }) => isIntersecting)),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}
