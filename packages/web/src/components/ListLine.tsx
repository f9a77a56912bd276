import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import styles from './ListLine.module.css';
import { Tags } from './Tag.tsx';

interface WordsProps {
  readonly name: ReactNode;
  /** One quiet line below the name. */
  readonly below: ReactNode;
}

/** What a line of a list is called, where it belongs, and what else there is to say of it. */
export function LineWords({ name, below, children }: WordsProps & { readonly children?: ReactNode }) {
  return (
    <span className={styles.words}>
      <strong>{name}</strong>
      <span className={styles.below}>{below}</span>
      {children}
    </span>
  );
}

function Line({ name, below, children, ...link }: WordsProps & ComponentProps<'a'>) {
  return (
    <a {...link} className={styles.line}>
      <LineWords name={name} below={below} />
      <Tags>{children}</Tags>
    </a>
  );
}

/** A line of a list that is a link as a whole; its children are the tags at its end. */
export const ListLine = createLink(Line);
