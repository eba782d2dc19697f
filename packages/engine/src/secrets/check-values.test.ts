import { expect, it } from 'vitest';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { checkValues } from './check-values.ts';

const { application } = requestFor(`
name: shop
services:
  worker:
    image: worker:1
    environment: [A_TOKEN, B_TOKEN, "MODE=fast"]
`);

/** Bytes of `A_TOKEN=…`, `B_TOKEN=…` and `MODE=fast`, each with its ending, without the values. */
const names = 'A_TOKEN=\0B_TOKEN=\0MODE=fast\0'.length;

it('what a container’s variables may take together is refused one byte later', () => {
  const of = (bytes: number) => {
    const half = 60_000;
    const values = new Map([
      ['A_TOKEN', 'x'.repeat(half)],
      ['B_TOKEN', 'x'.repeat(bytes - names - half)],
    ]);
    const found = checkValues(values, application);
    return found.filter(({ code }) => code === 'secrets/environment-too-large');
  };

  expect(of(126_976)).toEqual([]);
  expect(of(126_977).map(({ message }) => message)).toEqual([
    'The variables of worker take 126,977 bytes together; Fargate starts no task with more than 126,976.',
  ]);
});
