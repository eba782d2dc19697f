import { javascript, type Trigger } from './trigger.ts';

/** The program sets how long its HTTP server keeps idle connections. */
export interface KeepAliveMention {
  readonly kind: 'keep-alive';
}

export const keepAliveTriggers: readonly Trigger[] = [
  {
    words: ['keepAliveTimeout'],
    pattern: /keepAliveTimeout\b/y,
    files: javascript,
    read: () => [{ kind: 'keep-alive' }],
  },
];
