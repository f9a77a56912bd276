/** The unit that the address names. */
export function readTrainingSearch({ organization }: Record<string, unknown>): { organization?: string } {
  return typeof organization === 'string' ? { organization } : {};
}
