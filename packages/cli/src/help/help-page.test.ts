import { describe, expect, it } from 'vitest';
import { checkCommand } from '../commands/check.ts';
import { costCommand } from '../commands/cost.ts';
import { logsCommand } from '../commands/logs.ts';
import { planCommand } from '../commands/plan.ts';
import { paintFor } from '../terminal/paint.ts';
import { commandHelp, generalHelp } from './help-page.ts';

const page = { width: 80, paint: paintFor(false) };

describe('help', () => {
  it('lists the commands', async () => {
    const lines = generalHelp([planCommand, checkCommand, costCommand], page);

    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('testing/help.txt');
  });

  it('says what a command takes', async () => {
    await expect(`${commandHelp(planCommand, page).join('\n')}\n`).toMatchFileSnapshot(
      'testing/help-plan.txt',
    );
  });

  it('says which letters mean something else after a command', () => {
    const lines = commandHelp(logsCommand, page).map((line) => line.trim());

    expect(lines[0]).toBe('seaworthy logs [SERVICE...] [OPTIONS]');
    expect(lines.some((line) => /^-f, --follow\b/.test(line))).toBe(true);
    expect(lines.some((line) => /^--file\b/.test(line))).toBe(true);
  });
});
