import type { Digest, PersonId } from '@sanshen/domain/kernel';

/** A module's answer to "may this person read this file?": true gives access, false says nothing against others' true. */
export type MayReadFile = (person: PersonId, digest: Digest) => Promise<boolean>;

/** The port at which modules say who may read a file. */
export class FileAccess {
  readonly #rules: MayReadFile[] = [];

  /** Adds a module's rule; call it when the module's routes are bound. */
  register(rule: MayReadFile): void {
    this.#rules.push(rule);
  }

  /** True if any rule gives access; without rules nobody has it. */
  async mayRead(person: PersonId, digest: Digest): Promise<boolean> {
    for (const rule of this.#rules) {
      if (await rule(person, digest)) return true;
    }
    return false;
  }
}
