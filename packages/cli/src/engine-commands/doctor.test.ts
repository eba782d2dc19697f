import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';
import { runLongCommand } from '../testing/run-command.ts';

describe('seaworthy doctor', () => {
  it('finds nothing wrong with what runs', async () => {
    const { account } = await exampleInAccount('rag-platform');
    const directory = fileURLToPath(new URL(`../../../../examples/rag-platform`, import.meta.url));
    const { code, stdout, stderr } = await runLongCommand(['doctor'], {
      directory,
      width: 100,
      openAccount: () => account,
    });
    console.log(stdout, stderr);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
