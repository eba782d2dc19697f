import { describe, expect, it } from 'vitest';
import { examplePlan, spanOf } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { githubAnnotations } from './github-annotations.ts';

const view = viewOf(examplePlan, 80);

describe('annotations for GitHub', () => {
  it('point at the file as seen from the repository', () => {
    expect(githubAnnotations(examplePlan, 'services/rag', view)).toEqual([
      '::error file=services/rag/compose.yaml,line=11,col=23,endLine=11,endColumn=40,title=secret/not-set::api asks for OPENAI_API_KEY, and nothing sets it. Set it in `.env`.',
      '::warning file=services/rag/compose.yaml,line=15,col=7,endLine=15,endColumn=20,title=web/health-check-slow::api is probed every 30 s, so a new task takes traffic up to 30 s late. Set `interval: 5s`.',
      '::notice file=services/rag/compose.yaml,line=39,col=1,endLine=39,endColumn=12,title=cost/nat-share::The NAT gateway is a quarter of the bill. `x-seaworthy: { network: { nat: none } }` gives tasks public addresses instead.',
    ]);
  });

  it('keep their form whatever the text', () => {
    const plan = {
      ...examplePlan,
      diagnostics: [
        { code: 'a/b', severity: 'error', message: '50% of\nx::y', span: spanOf('build: .') },
      ],
    } as const;

    expect(githubAnnotations(plan, 'a,b:c', view)).toEqual([
      '::error file=a%2Cb%3Ac/compose.yaml,line=5,col=5,endLine=5,endColumn=13,title=a/b::50%25 of%0Ax::y',
    ]);
  });
});
