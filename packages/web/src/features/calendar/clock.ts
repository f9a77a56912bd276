const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** The time of day in China, `HH:MM`. */
export function clockText(at: string): string {
  return format.format(new Date(at));
}
