export { type ErrorClass, errorClasses } from './api.ts';
