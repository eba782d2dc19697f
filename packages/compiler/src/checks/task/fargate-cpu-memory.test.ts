import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { fargateCpuMemory } from './fargate-cpu-memory.ts';

describe('fargate-cpu-memory', () => {
  it('reports a pair that Fargate does not have, and the next size up', () => {
    const finding = onlyFinding(
      fargateCpuMemory,
      planned(change('taskDefinitions', 'api/Task', { cpu: 1024, memory: 1024 })),
    );
    expect(finding.message).toBe(
      'The size of api is refused: Fargate has no task with 1024 CPU units (1 vCPU) and 1024 MiB.',
    );
    expect(finding.help).toBe('The next size up is 1024 CPU units (1 vCPU) and 2048 MiB.');
  });

  it('knows the odd ends of the table', () => {
    const isFine = (cpu: number, memory: number) =>
      findingsOf(fargateCpuMemory, planned(change('taskDefinitions', 'api/Task', { cpu, memory })))
        .length === 0;
    expect([
      isFine(256, 2048),
      isFine(8192, 20480),
      isFine(16384, 122880),
      isFine(32768, 61440),
    ]).toEqual([true, true, true, true]);
    expect([
      isFine(256, 1536),
      isFine(8192, 17408),
      isFine(300, 512),
      isFine(32768, 65536),
    ]).toEqual([false, false, false, false]);
  });

  it('reports containers that do not fit into their task', () => {
    expect(
      onlyFinding(fargateCpuMemory, planned(changeContainer('api', { memory: 600 }))).message,
    ).toContain("more memory than the task's 512 MiB");
    expect(
      onlyFinding(fargateCpuMemory, planned(changeContainer('api', { cpu: 512 }))).message,
    ).toContain("more CPU than the task's 256 units");
    expect(
      onlyFinding(
        fargateCpuMemory,
        planned(changeContainer('api', { memory: 256, memoryReservation: 256 })),
      ).message,
    ).toContain('reserves as much memory');
  });
});
