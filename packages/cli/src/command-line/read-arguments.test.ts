import { describe, expect, it } from 'vitest';
import { checkCommand } from '../commands/check.ts';
import { logsCommand } from '../commands/logs.ts';
import { planCommand } from '../commands/plan.ts';
import { rehearseCommand } from '../commands/rehearse.ts';
import { readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

function read(line: string) {
  return readArguments(
    line.split(' ').filter((word) => word !== ''),
    [planCommand, checkCommand, rehearseCommand, logsCommand],
  );
}

function mistake(line: string) {
  try {
    read(line);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}; ${error.hint}`;
    throw error;
  }
  return 'none';
}

describe('arguments', () => {
  it('name a command and its options, in any order', () => {
    expect(
      read('-f a.yaml plan --file=b.yaml -p shop --profile x --profile y --strict'),
    ).toMatchObject({
      kind: 'run',
      command: planCommand,
      options: {
        files: ['a.yaml', 'b.yaml'],
        envFiles: [],
        profiles: ['x', 'y'],
        environment: 'production',
        strict: true,
        json: false,
        projectName: 'shop',
      },
    });
  });

  it('take a letter as the command means it after its name, and as all do before', () => {
    expect(read('-f a.yaml logs -f api --file b.yaml')).toMatchObject({
      command: logsCommand,
      options: { files: ['a.yaml', 'b.yaml'], follow: true, arguments: ['api'] },
    });
    expect(read('logs api -p shop -f')).toMatchObject({
      options: { files: [], follow: true, projectName: 'shop', arguments: ['api'] },
    });
  });

  it.each([
    ['', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['help plan', { kind: 'help', topic: 'plan' }],
    ['plan --help --json', { kind: 'help', topic: 'plan' }],
    ['-h plan', { kind: 'help', topic: 'plan' }],
    ['help compose/unknown-key', { kind: 'help', topic: 'compose/unknown-key' }],
    ['--version', { kind: 'version' }],
    ['plan -V', { kind: 'version' }],
  ])('%s asks for help or the version', (line, request) => {
    expect(read(line)).toEqual(request);
  });

  it.each([
    ['plna', 'there is no command plna; did you mean plan?'],
    ['deploy', 'there is no command deploy; seaworthy help lists the commands'],
    ['plan --jsno', 'there is no option --jsno; did you mean --json?'],
    ['plan -x', 'there is no option -x; seaworthy help COMMAND lists the options'],
    [
      'plan --format github',
      'plan has no option --format; seaworthy help plan shows what it takes',
    ],
    ['plan api', 'plan takes no argument, but got api; seaworthy help plan shows what it takes'],
    ['plan -f', '-f needs a value; write -f FILE'],
    ['plan -f --json', '-f needs a value; write -f FILE'],
    ['plan --out=', '--out needs a value; write --out DIR'],
    ['plan --json=yes', '--json takes no value; leave out =yes'],
    ['plan --diagram mermiad', '--diagram does not take mermiad; did you mean mermaid?'],
    ['plan --diagram dot', '--diagram does not take dot; it takes mermaid or svg'],
    ['plan --region mars', '--region does not take mars; it takes a region such as eu-west-1'],
    [
      'plan --environment Prod_1',
      '--environment does not take Prod_1; it takes up to 20 lower-case letters, digits and hyphens, a letter first',
    ],
    [
      'plan --json --diagram svg',
      '--json and --diagram both say what is printed; give one of the two',
    ],
    [
      'rehearse --fault slow-boot --update same',
      '--fault and --update are two rehearsals; give one of the two',
    ],
    ['rehearse --update', '--update needs a value; write --update VERSION'],
  ])('%s is a mistake, and the message says how to go on', (line, message) => {
    expect(mistake(line)).toBe(message);
  });
});
