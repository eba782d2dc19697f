import { describe, expect, it } from 'vitest';
import { applyFault } from './apply-fault.ts';
import type { FaultyService } from './fault.ts';
import { describeFaults, faults, findFault } from './faults.ts';
import { editTemplate } from './template/edit-body.ts';
import { nodeImage, shipmentOf } from './testing/deploy-with-fault.ts';

const examples = ['rag-platform', 'shortcut', 'audiobook', 'sesami'];
const imageConfig = () => nodeImage;

/** The fault in an example: what was changed, or why it cannot be. */
function apply(name: string, example: string, service?: string) {
  const fault = findFault(name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  const shipment = shipmentOf(example);
  const applied = applyFault(fault, shipment, { imageConfig, ...(service && { service }) });
  return applied.kind === 'refusal' ? applied.reason : changesOf(shipment, applied.shipment);
}

/** Lines of templates that went (`-`) and came (`+`), and keys that the secret lost. */
function changesOf(
  before: ReturnType<typeof shipmentOf>,
  after: ReturnType<typeof shipmentOf>,
): readonly string[] {
  const lines = before.templates.flatMap(({ body }, index) => {
    const old = body.split('\n');
    const fresh = (after.templates[index]?.body ?? '').split('\n');
    return [
      ...missing(old, fresh).map((line) => `- ${line.trim()}`),
      ...missing(fresh, old).map((line) => `+ ${line.trim()}`),
    ];
  });
  const keys = missing(Object.keys(before.secretValues), Object.keys(after.secretValues));
  return [...lines, ...keys.map((key) => `- secret ${key}`)];
}

function missing(from: readonly string[], there: readonly string[]): readonly string[] {
  const left = [...there];
  return from.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const refusalsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'rag-platform': {},
  shortcut: {
    'database-without-tls': 'api uses no database',
    'no-egress-to-store': 'api uses no store in its network',
    'plain-redis-on-tls': 'api uses no Redis',
  },
  audiobook: {
    'database-without-tls': 'api uses no database',
    'execution-role-denied': 'api reads no secret',
    'missing-secret-key': 'api reads no key of the application’s secret',
    'no-egress-to-store': 'api uses no store in its network',
    'plain-redis-on-tls': 'api uses no Redis',
    'whole-json-secret': 'api reads no key of the application’s secret',
  },
  sesami: { 'plain-redis-on-tls': 'backend uses no Redis' },
};

describe('a fault', () => {
  it('changes one value of the configuration and not a byte beside it', () => {
    expect(apply('arm64-image', 'rag-platform')).toEqual([
      '- "CpuArchitecture": "X86_64",',
      '+ "CpuArchitecture": "ARM64",',
    ]);
    expect(apply('spot-interruption', 'rag-platform')).toEqual([
      '- "CapacityProvider": "FARGATE",',
      '+ "CapacityProvider": "FARGATE_SPOT",',
    ]);
    expect(apply('missing-secret-key', 'rag-platform')).toEqual(['- secret OPENAI_API_KEY']);
  });

  it('moves a port everywhere between load balancer and container', () => {
    const changes = apply('wrong-port', 'rag-platform');
    expect(changes).toContain('+ "ContainerPort": 8002,');
    expect(changes).toContain('+ "Port": 8002,');
    expect([...changes].filter((line) => line.startsWith('- '))).toHaveLength(7);
  });

  it('starts the image’s own program as the image would', () => {
    expect(apply('ignores-sigterm', 'rag-platform')).toEqual(
      expect.arrayContaining(['+ "/bin/sh"', '+ "node",', '+ "dist/main.js"']),
    );
    expect(apply('ignores-sigterm', 'sesami')).toEqual(
      expect.arrayContaining([`+ "trap '' TERM; \\"$@\\" & wait $!",`, '+ "sh",']),
    );
  });

  it('takes away what others wait for together with the waiting', () => {
    const [first, ...others] = apply('no-egress-to-store', 'rag-platform');
    expect(first).toBe('- "ApiToDbPort5432Egress": {');
    expect(others).toContain('- "ApiToDbPort5432Egress",');
  });

  it.each(examples)('that changes nothing leaves the templates of %s as they are', (example) => {
    for (const template of shipmentOf(example).templates) {
      expect(editTemplate(template, (body) => body)).toEqual(template);
    }
  });

  it.each(examples)('of every kind changes %s or says why it cannot', (example) => {
    const outcomes = faults.map(({ name }) => [name, apply(name, example)] as const);
    for (const [name, outcome] of outcomes) expect(outcome.length, name).toBeGreaterThan(0);
    const refusals = outcomes.filter(([, outcome]) => typeof outcome === 'string');
    expect(Object.fromEntries(refusals)).toEqual(refusalsOf[example]);
  });

  it('goes into the service that is named, if that is one that goes on running', () => {
    expect(apply('crash-on-boot', 'sesami', 'migrate')).toBe(
      'migrate is a job, and faults are for services that go on running',
    );
    expect(apply('crash-on-boot', 'sesami', 'nobody')).toBe('the project has no service nobody');
    const fault = findFault('crash-on-boot');
    if (!fault) throw new Error('there is no crash-on-boot');
    const asked: string[] = [];
    const remember = ({ name }: FaultyService) => {
      asked.push(name);
      return nodeImage;
    };
    applyFault(fault, shipmentOf('sesami'), { imageConfig: remember });
    expect(asked).toEqual(['backend']);
  });
});

it('every fault is listed once, in kebab-case, with a line on what it does and what to expect', () => {
  const lines = describeFaults();
  expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  for (const { name, does, expects } of lines) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(`${does}${expects}`).not.toMatch(/\n/);
  }
});
