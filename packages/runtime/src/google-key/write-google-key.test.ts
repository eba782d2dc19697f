import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bootstrapSecrets, type EnvMap, SecretsError } from '../secrets/index.ts';
import { serviceAccount } from '../testing/service-account.ts';
import { NoPrivateFolder, writeGoogleKey } from './index.ts';
import { ownIdentity } from './process-identity.ts';

const json = JSON.stringify(serviceAccount);
let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'seaworthy-place-'));
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

test('the file is for its owner alone, whatever the umask', () => {
  const before = process.umask(0);
  try {
    const file = writeGoogleKey(json, place);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file.path)).mode & 0o777).toBe(0o700);
    expect(writeGoogleKey(json, place).path).toBe(file.path);
    file.remove();
    file.remove();
    expect(readdirSync(place)).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test.runIf(process.platform === 'linux')('it lies in memory by default', () => {
  const file = writeGoogleKey(json);
  expect(file.path).toMatch(/^\/(dev\/shm|run)\//);
  file.remove();
});

test('a folder that takes no file is named, with nothing of the key', () => {
  const absent = join(place, 'absent');
  expect(() => writeGoogleKey(json, absent)).toThrow(NoPrivateFolder);
  expect(() => writeGoogleKey(json, absent)).toThrow(`${absent} (ENOENT)`);
});

test('what dead processes left is swept; what others own, and links, are not', () => {
  const { space, startedAt } = ownIdentity();
  const left = (name: string) => {
    const folder = join(place, `seaworthy-key-${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'google.json'), 'left');
    return folder;
  };
  const dead = 4_194_304;
  left(`${space}-${dead}-1-abcdef`);
  left(`${space}-${process.pid}-${Number(startedAt) - 1}-abcdef`);
  left(`${space}-${process.pid}-${startedAt}-abcdef`);
  left(`1-${dead}-1-abcdef`);
  left('mine');
  const target = join(place, 'target');
  mkdirSync(target);
  writeFileSync(join(target, 'precious'), '');
  symlinkSync(target, join(place, `seaworthy-key-${space}-${dead}-2-abcdef`));

  writeGoogleKey(json, place).remove();
  expect(readdirSync(place).sort()).toEqual(
    [
      `seaworthy-key-1-${dead}-1-abcdef`,
      `seaworthy-key-${space}-${process.pid}-${startedAt}-abcdef`,
      `seaworthy-key-${space}-${dead}-2-abcdef`,
      'seaworthy-key-mine',
      'target',
    ].sort(),
  );
  expect(readdirSync(target)).toEqual(['precious']);
});

test('a hundred that dead processes left are swept at the next start', () => {
  const { space } = ownIdentity();
  for (let dead = 0; dead < 100; dead += 1) {
    const folder = join(place, `seaworthy-key-${space}-${4_194_304 + dead}-1-abcdef`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'google.json'), 'left');
  }
  const { path, remove } = writeGoogleKey(json, place);
  expect(readdirSync(place)).toEqual([basename(dirname(path))]);
  remove();
});

test('bootstrapSecrets puts the path into the environment and takes the key out', async () => {
  const variable = 'GOOGLE_APPLICATION_CREDENTIALS_JSON';
  const target: EnvMap = { [variable]: Buffer.from(json).toString('base64') };
  const options = { target, dotenv: false, gcp: { dir: place }, required: [variable] } as const;
  const report = await bootstrapSecrets(options);
  const path = target.GOOGLE_APPLICATION_CREDENTIALS ?? '';
  expect(report.files).toEqual([path]);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(serviceAccount);
  expect(target).not.toHaveProperty(variable);
  expect(report.redact(serviceAccount.private_key)).toBe('[redacted]');

  const again = await bootstrapSecrets(options);
  expect(again.files).toEqual([]);
  report.dispose();
  report.dispose();
  expect(readdirSync(place)).toEqual([]);
  await expect(bootstrapSecrets(options)).rejects.toThrow(SecretsError);
});

test('a wrong key is one of the problems of the one error', async () => {
  const target = { GOOGLE_APPLICATION_CREDENTIALS_JSON: '{"hunter2":1}' };
  const failed = bootstrapSecrets({ target, dotenv: false, required: ['A'] });
  await expect(failed).rejects.toMatchObject({
    missing: [{ name: 'A' }],
    invalid: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS_JSON', check: 'json' }],
  });
  await expect(failed).rejects.not.toThrow('hunter2');
});
