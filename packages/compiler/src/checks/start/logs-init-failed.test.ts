import { describe, expect, it } from 'vitest';
import type { LogFact } from '../../facts/cloud/task.ts';
import { change, changeContainer, remove } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { goodContainer } from '../testing/good-tasks.ts';
import { logsInitFailed } from './logs-init-failed.ts';

describe('logs-init-failed', () => {
  it('reports a log group that nobody creates', () => {
    expect(findingsOf(logsInitFailed, planned(remove('logGroups', 'api/Logs')))).toEqual([
      'error: The logs of api cannot be set up: the log group Logs does not exist.',
    ]);
  });

  it('finds a group by its name as well', () => {
    expect(
      findingsOf(logsInitFailed, live(withLog({ group: '/seaworthy/shop/production/api' }))),
    ).toEqual([]);
  });

  it('reports a missing stream prefix and a driver that Fargate does not know', () => {
    const { streamPrefix: _, ...log } = goodContainer('api').log ?? {
      driver: '',
      createGroup: false,
    };
    expect(onlyFinding(logsInitFailed, planned(changeContainer('api', { log }))).message).toContain(
      'Fargate requires `awslogs-stream-prefix`',
    );
    expect(
      onlyFinding(logsInitFailed, planned(withLog({ driver: 'json-file' }))).message,
    ).toContain('Fargate does not know the log driver `json-file`');
  });

  it('reports an execution role that may not write logs, or not create the group it is told to create', () => {
    expect(
      onlyFinding(logsInitFailed, planned(change('roles', 'api/ExecutionRole', { statements: [] })))
        .message,
    ).toContain('the execution role lacks logs:CreateLogStream');
    expect(onlyFinding(logsInitFailed, planned(withLog({ createGroup: true }))).message).toContain(
      'the execution role lacks logs:CreateLogGroup',
    );
  });
});

function withLog(patch: Partial<LogFact>) {
  const log = { driver: 'awslogs', createGroup: false, ...goodContainer('api').log, ...patch };
  return changeContainer('api', { log });
}
