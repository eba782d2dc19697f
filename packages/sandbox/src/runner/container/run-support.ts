import type { HostConfig } from 'dockerode';
import { attach, closed } from './attach.ts';
import { baseSettings } from './base-settings.ts';
import { removeContainer } from './ownership/remove.ts';
import type { Run } from './run.ts';

/** Runs a shell script of ours in a container, as root, until it ends; its failure is thrown. */
export async function runSupport(
  { engine, labels, supportImage }: Run,
  script: string,
  settings: HostConfig,
): Promise<void> {
  const container = await engine.docker.createContainer({
    Image: supportImage,
    Entrypoint: ['sh', '-ec', script],
    Cmd: [],
    Labels: labels('helper'),
    HostConfig: { ...baseSettings(engine), NetworkMode: 'none', ...settings },
  });
  try {
    const { connection, onOutput } = await attach(engine, container, { stdin: false });
    let said = '';
    onOutput((stream, bytes) => {
      if (stream === 'stderr') said += bytes;
    });
    const ended = closed(connection);
    await container.start();
    await ended;
    if (said !== '') throw new Error(said.trim());
  } finally {
    await removeContainer(engine, container.id);
  }
}
