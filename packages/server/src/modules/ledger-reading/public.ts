export { ledgerReadingModule } from './module.ts';
