import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { foldConsequences } from './fold-consequences.ts';

describe('folding consequences', () => {
  it('leaves out what follows from another finding about the same service', () => {
    const findings = [found('tg-wiring', 'api'), found('tg-unreachable', 'api')];
    expect(codes(foldConsequences(findings, 'plan'))).toEqual(['tg-wiring']);
  });

  it('keeps the same finding about another service, or about none', () => {
    const findings = [
      found('tg-wiring', 'api'),
      found('tg-unreachable', 'admin'),
      found('tg-unreachable'),
    ];
    expect(foldConsequences(findings, 'plan')).toEqual(findings);
  });

  it('keeps mistakes in their own right on a plan, however early another one strikes', () => {
    const findings = [found('image-no-route', 'api'), found('secret-json-key-missing', 'api')];
    expect(foldConsequences(findings, 'plan')).toEqual(findings);
  });

  it('keeps only the earliest errors of a running service', () => {
    const findings = [
      found('tg-unreachable', 'api'),
      found('secret-json-key-missing', 'api'),
      found('image-no-route', 'api'),
      found('subnet-implicit-main-rt', 'api'),
      found('db-ssl-required', 'worker'),
    ];
    expect(codes(foldConsequences(findings, 'live'))).toEqual([
      'image-no-route',
      'subnet-implicit-main-rt',
      'db-ssl-required',
    ]);
  });

  it('never hides warnings, advice or what has no place in the order behind an error', () => {
    const findings = [
      found('image-no-route', 'api'),
      { ...found('deploy-deadlock', 'api'), severity: 'warning' as const },
      found('iam-overbroad', 'api'),
    ];
    expect(foldConsequences(findings, 'live')).toEqual(findings);
  });

  it('hides nothing behind a warning', () => {
    const findings = [
      { ...found('tg-wiring', 'api'), severity: 'warning' as const },
      found('tg-unreachable', 'api'),
    ];
    expect(foldConsequences(findings, 'live')).toEqual(findings);
  });
});

function found(code: string, owner?: string): Diagnostic {
  return { code, severity: 'error', message: code, ...(owner !== undefined && { owner }) };
}

function codes(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map(({ code }) => code);
}
