export { tagging } from './service.ts';
