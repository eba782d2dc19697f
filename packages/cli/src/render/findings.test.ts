import type { Diagnostic, Severity } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { examplePlan, serviceSpan, spanOf } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { checkPage } from './check-page.ts';
import { countFindings, mainFindings, sortFindings } from './findings.ts';

const view = viewOf(examplePlan, 80);

function finding(code: string, severity: Severity, text?: string): Diagnostic {
  return { code, severity, message: `This is ${code}.`, ...(text && { span: spanOf(text) }) };
}

describe('findings', () => {
  it('come by gravity, then by their order in the files', () => {
    const found = [
      finding('a/advice', 'advice', 'build: .'),
      finding('b/late', 'error', 'redis:7.1'),
      finding('c/warning', 'warning', 'rag-api'),
      finding('d/early', 'error', 'build: .'),
      finding('e/nowhere', 'error'),
    ];

    expect(sortFindings(found, examplePlan.project?.files ?? []).map(({ code }) => code)).toEqual([
      'e/nowhere',
      'd/early',
      'b/late',
      'c/warning',
      'a/advice',
    ]);
  });

  it('are counted in words', () => {
    const found = [finding('a', 'error'), finding('b', 'advice'), finding('b', 'advice')];

    expect(countFindings(found)).toBe('1 error and 2 pieces of advice');
    expect(countFindings([])).toBe('');
  });

  it('of one kind are shown three times, the others by their places', () => {
    const many = ['build: .', '8001:8001', 'DATABASE_URL', 'REDIS_URL', 'rag-api', 'redis:7.1'].map(
      (text) => finding('web/alike', 'warning', text),
    );
    const lines = mainFindings(many, view);

    expect(lines.filter((line) => line.startsWith('warning: '))).toHaveLength(3);
    expect(lines.slice(-2)).toEqual([
      '3 more of web/alike: compose.yaml:10, compose.yaml:16, compose.yaml:29;',
      'seaworthy check shows all',
    ]);
  });

  it('of one kind are all shown when only one would be left out', () => {
    const four = Array.from({ length: 4 }, () => finding('web/alike', 'warning', 'build: .'));

    expect(mainFindings(four, view).filter((line) => line.startsWith('warning: '))).toHaveLength(4);
  });

  it('are all shown in full by check', async () => {
    await expect(`${checkPage(examplePlan, view).join('\n')}\n`).toMatchFileSnapshot(
      'testing/check-page.txt',
    );
  });

  it('that are not there are said not to be there', () => {
    expect(checkPage({ diagnostics: [], templates: [] }, view)).toEqual(['No problems found.']);
  });

  it('cannot write to the terminal with what they quote', () => {
    const evil = {
      ...finding('a/b', 'error'),
      message: 'the name \u001b[2J is\nodd',
      span: serviceSpan('api'),
    };

    expect(mainFindings([evil], view).join('\n')).not.toContain('\u001b');
  });
});
