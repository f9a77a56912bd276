/** Milliseconds of processor time that `work` takes: unlike the clock it does not count what others do on a shared machine. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
