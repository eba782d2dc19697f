export { type EntrypointOptions, runEntrypoint } from './run-entrypoint.ts';
