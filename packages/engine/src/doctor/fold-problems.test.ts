import type { Diagnostic } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import type { Verdict } from './explain.ts';
import { foldProblems } from './fold-problems.ts';

const finding = (code: string, change: Partial<Diagnostic> = {}): Diagnostic => ({
  code,
  severity: 'error',
  message: `settings show ${code}`,
  owner: 'api',
  ...change,
});

const verdict = (code: string, certainty: Verdict['certainty'] = 'likely'): Verdict => ({
  diagnostic: { code, severity: 'error', message: `it happened: ${code}`, owner: 'api' },
  certainty,
  evidence: ['words'],
  also: [],
});

const said = (...args: Parameters<typeof foldProblems>) =>
  foldProblems(...args).map(({ diagnostic, certainty, also }) => [
    diagnostic.code,
    certainty,
    ...also,
  ]);

describe('a problem', () => {
  it('is what happened, and certain when a setting explains it', () => {
    expect(said([verdict('secret-not-found')], [])).toEqual([['secret-not-found', 'likely']]);
    expect(said([verdict('secret-not-found')], [finding('secret-not-found')])).toEqual([
      ['secret-not-found', 'certain'],
    ]);
  });

  it('is the setting behind what happened, where several may be', () => {
    expect(said([verdict('image-no-route')], [finding('route-blackhole-nat')])).toEqual([
      ['route-blackhole-nat', 'certain', 'image-no-route'],
    ]);
  });

  it('of a crash without a reason is the setting that comes before it', () => {
    expect(said([verdict('crash-loop', 'possible')], [finding('sg-egress-missing')])).toEqual([
      ['sg-egress-missing', 'certain', 'crash-loop'],
    ]);
  });

  it('is not explained by another service’s setting', () => {
    const other = finding('secret-not-found', { owner: 'worker' });
    expect(said([verdict('secret-not-found')], [other])).toEqual([
      ['secret-not-found', 'likely'],
      ['secret-not-found', 'likely'],
    ]);
  });

  it('hides what was never reached', () => {
    expect(said([verdict('image-no-route')], [finding('tg-code-mismatch')])).toEqual([
      ['image-no-route', 'likely'],
    ]);
  });

  it('is explained by a risk of the same rule, which alone is no problem', () => {
    const risk = finding('sigterm-ignored', { severity: 'warning' });
    expect(said([], [risk])).toEqual([]);
    expect(said([verdict('sigterm-ignored')], [risk])).toEqual([['sigterm-ignored', 'certain']]);
  });
});
