export * from './conflicts.ts';
export * from './entry.ts';
export * from './icalendar-read.ts';
export * from './icalendar-repeat.ts';
export * from './icalendar-write.ts';
export * from './local-time.ts';
