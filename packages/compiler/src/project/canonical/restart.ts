import { located } from '../../source/span.ts';
import type { Service } from '../project.ts';
import { filledTextAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';
import { wordAt } from './words.ts';

/** When a service is started again; the number in `on-failure:3` says nothing to production. */
export function readRestart({ node, reading }: ServiceReading): Service['restart'] {
  const text = filledTextAt(node, 'restart');
  if (text && /^on-failure:\d+$/.test(text.value)) return located('on-failure', text.span);
  const words = ['no', 'always', 'on-failure', 'unless-stopped'] as const;
  return wordAt(node, 'restart', words, reading);
}
