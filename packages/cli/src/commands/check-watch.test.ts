import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode } from '../command-line/exit-code.ts';
import { Interruption } from '../command-line/interruption.ts';
import { runCommandLine } from '../main.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const sound = 'name: shop\nservices:\n  api: { image: example/api, ports: ["8000:8000"] }\n';

test('every change that matters is told once, until the user ends it', async () => {
  const directory = temporaryFolder({ 'compose.yaml': sound });
  const interruption = new AbortController();
  const written: string[] = [];
  const output = {
    write: (text: string) => void written.push(text),
    width: 100,
    colour: false,
    unicode: true,
  };
  const ended = runCommandLine(['check', '--watch'], {
    installation: directory,
    directory,
    variables: {},
    stdout: output,
    stderr: { ...output, write: () => {} },
    loadEngineCommands: () => Promise.reject(new Error('a check needs no engine')),
    interruption: () => interruption.signal,
  });
  expect(written).toHaveLength(1);

  const save = (text: string): void => writeFileSync(join(directory, 'compose.yaml'), text);
  save(sound.replace('image:', 'imgae:'));
  await expect.poll(() => written.at(-1)).toContain('Did you mean "image"?');
  save(`${sound.replace('image:', 'imgae:')}# a remark changes nothing\n`);
  save(sound);
  await expect.poll(() => written.at(-1)?.trim()).toBe(written[0]?.trim());
  expect(written).toHaveLength(3);

  interruption.abort(new Interruption('SIGINT'));
  expect(await ended).toBe(exitCode.interrupted);
});
