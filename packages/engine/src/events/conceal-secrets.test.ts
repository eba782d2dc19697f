import { describe, expect, test } from 'vitest';
import { secretTexts } from '../rehearse/secret-texts.ts';
import { concealer } from './conceal-secrets.ts';
import type { EngineEvent } from './engine-event.ts';

function logged(line: string, secrets: readonly string[]): string {
  const event: EngineEvent = { kind: 'log', service: 'api', task: '4f', line };
  return concealer(() => secrets).event(event).line;
}

describe('a secret in a line of a log', () => {
  test.each([
    ['as it is', 'password=p$(a)ss+word/1', 'password=…'],
    ['in a URL', 'at postgres://app:p%24(a)ss%2Bword%2F1@db', 'at postgres://app:…@db'],
    ['twice', 'p$(a)ss+word/1 is not p$(a)ss+word/1!', '… is not …!'],
  ])('is left out %s', (_how, line, shown) => {
    expect(logged(line, ['p$(a)ss+word/1'])).toBe(shown);
  });

  test('is left out escaped for JSON', () => {
    expect(logged(JSON.stringify({ key: 'a"b\\c\nd-7781' }), ['a"b\\c\nd-7781'])).toBe(
      '{"key":"…"}',
    );
  });

  test('is left out line by line when it has several', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----\n';

    expect(logged('  MIIEvQIBADANBg', [key])).toBe('  …');
  });

  test('is left out where it is short, but not inside of words', () => {
    expect(logged('user app:app at application', ['app'])).toBe('user …:… at application');
  });

  test('hides the whole of the longest when one begins with another', () => {
    expect(logged('tok-123456-long', ['tok-123456', 'tok-123456-long'])).toBe('…');
  });

  test('that comes to be later is left out from then on', () => {
    const secrets: string[] = [];
    const conceal = concealer(() => secrets);

    expect(conceal.text('generated-77')).toBe('generated-77');
    secrets.push('generated-77');
    expect(conceal.text('generated-77')).toBe('…');
  });
});

test('names stay, while reasons and what containers say of their end are concealed', () => {
  const conceal = concealer(() => ['marzipan']);
  const event: EngineEvent = {
    kind: 'task',
    service: 'marzipan',
    task: '4f',
    definition: 'shop:1',
    status: 'STOPPED',
    health: 'UNKNOWN',
    stoppedReason: 'exec: "marzipan": not found',
    containers: [{ name: 'marzipan', status: 'STOPPED', exitCode: 1, reason: 'no marzipan' }],
  };

  expect(conceal.event(event)).toEqual({
    ...event,
    stoppedReason: 'exec: "…": not found',
    containers: [{ name: 'marzipan', status: 'STOPPED', exitCode: 1, reason: 'no …' }],
  });
});

test('of a secret that is an object, all values are secret but who and where', () => {
  const database = { username: 'app', password: 'generated-77', host: 'db', port: 5432 };

  expect(secretTexts([JSON.stringify(database), 'plain-token', '12345'])).toEqual([
    'generated-77',
    'plain-token',
    '12345',
  ]);
});
