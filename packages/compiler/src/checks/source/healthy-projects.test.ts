import { describe, expect, test } from 'vitest';
import { factsOf, findIn } from './testing/find-in.ts';
import { healthyProjects } from './testing/healthy-projects.ts';

describe('a healthy project hears nothing above advice', () => {
  test.each(Object.entries(healthyProjects))('%s', (_, files) => {
    const found = findIn(files).filter(({ severity }) => severity !== 'advice');
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  test.each(Object.entries(healthyProjects))('though %s was looked at', (_, files) => {
    const { sources } = factsOf(files);
    expect(sources?.services.length).toBeGreaterThan(0);
    expect(sources?.services.every(({ build }) => build !== undefined)).toBe(true);
  });
});
