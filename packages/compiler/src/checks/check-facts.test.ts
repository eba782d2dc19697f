import { describe, expect, it } from 'vitest';
import { checkFacts, checks } from './check-facts.ts';
import { change, changeContainer, remove } from './testing/change.ts';
import { live, planned } from './testing/good-facts.ts';

describe('checking facts', () => {
  it('finds nothing but advice in a cloud as it should be', () => {
    for (const facts of [planned(), live()])
      expect(checkFacts(facts).filter(({ severity }) => severity !== 'advice')).toEqual([]);
  });

  it('knows every code once', () => {
    const codes = checks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(80);
  });

  it('reports in the same order every time', () => {
    const cloud = changeContainer(
      'api',
      { image: 'nginx', environmentFiles: 11 },
      change('roles', 'api/ExecutionRole', { statements: [] }),
    );
    const codes = checkFacts(planned(cloud)).map(({ code }) => code);
    expect(codes).toEqual(checkFacts(planned({ ...cloud })).map(({ code }) => code));
    expect(codes.filter((code) => code !== 'fargate-capacity-az')).toEqual([
      'taskdef-too-large',
      'secret-exec-role-denied',
      'secret-exec-role-denied',
      'secret-exec-role-denied',
      'logs-init-failed',
      'image-dockerhub-limit',
      'image-mutable-tag',
    ]);
  });

  it('leaves out what follows from a root', () => {
    const cloud = remove(
      'listenerRules',
      'api/Rule',
      change('services', 'api/Service', { gracePeriod: 0 }),
    );
    const codes = checkFacts(planned(cloud)).map(({ code }) => code);
    expect(codes).toContain('tg-wiring');
    expect(codes).not.toContain('health-grace-short');
  });
});
