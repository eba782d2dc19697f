import { type ProjectHost, planProject } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { findMend } from './find-mend.ts';
import { applyPatches } from './mend.ts';

const compose = `services:
  api:
    image: nginx:1.29
    environment:
      LOG_LEVEL: info
    deploy:
      resources:
        limits:
          memory: 512M
  worker:
    # does what nobody waits for
    image: nginx:1.29
    environment:
      - LOG_LEVEL=info
`;

const host: ProjectHost = {
  readText: (path) =>
    path === 'compose.yaml' ? { kind: 'text', text: compose } : { kind: 'absent' },
  listFolder: () => [],
  variable: () => undefined,
  readEnvironmentFile: () => ({ kind: 'absent' }),
};

const { application } = planProject(
  {
    files: ['compose.yaml'],
    folderName: 'shop',
    profiles: [],
    environment: 'production',
    strict: false,
  },
  host,
);

/** The file after the mend of a problem of a service; undefined when there is none. */
function mended(code: string, owner: string, message = ''): string | undefined {
  const mend = findMend(
    { code, severity: 'error', message, owner },
    { ...(application && { application }), textOf: () => compose },
  );
  return mend?.kind === 'patch' ? applyPatches(compose, [mend]) : undefined;
}

describe('the mend', () => {
  it('of too little memory is half as much again, in whole gibibytes', () => {
    expect(mended('oom-137', 'api')).toContain('          memory: 1G\n');
  });

  it('of too little memory where none is asked for is a line of its own', () => {
    expect(mended('oom-137', 'worker')).toContain('  worker:\n    mem_limit: 1G\n    # does what');
  });

  it.each([
    ['api', '    environment:\n      API_KEY: ${API_KEY}\n      LOG_LEVEL: info\n'],
    ['worker', '    environment:\n      - API_KEY=${API_KEY}\n      - LOG_LEVEL=info\n'],
  ])(
    'of a variable that %s misses is that variable, in the form of its neighbours',
    (owner, text) => {
      expect(
        mended('env-required-missing', owner, `${owner} misses the variable API_KEY`),
      ).toContain(text);
    },
  );

  it('of a variable that is there is left to a person', () => {
    expect(
      mended('env-required-missing', 'api', 'api misses the variable LOG_LEVEL'),
    ).toBeUndefined();
  });

  it('of a service that ends is to make it a job', () => {
    expect(mended('exit-0-in-service', 'api')).toContain('  api:\n    restart: "no"\n    image');
  });

  it('of most problems is for a person to find', () => {
    expect(mended('crash-loop', 'api')).toBeUndefined();
  });
});

it('patches that overlap are refused', () => {
  const patch = { kind: 'patch', file: 'a', does: '', start: 1, end: 3, text: 'x' } as const;
  expect(applyPatches('abcdef', [patch, { ...patch, start: 4, end: 5 }])).toBe('axdxf');
  expect(() => applyPatches('abcdef', [patch, { ...patch, start: 2, end: 4 }])).toThrow(
    'same text',
  );
});
