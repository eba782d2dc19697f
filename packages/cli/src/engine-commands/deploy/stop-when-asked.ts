import type { Application } from '@seaworthy/compiler';
import type { EngineEvent } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import { isInterruption } from '../../command-line/interruption.ts';
import { stopTaskCommand } from '../../render/stop-task.ts';
import { agrees } from '../../terminal/ask.ts';
import { printLines } from '../../terminal/output.ts';

export interface Stopping {
  /** Aborts when the deployment is to end in order. */
  readonly signal: AbortSignal;
  /** Takes what happens: as long as nothing is changed, nobody has to be asked. */
  readonly hear: (event: EngineEvent) => void;
  /** Tells something at once, or when an open question is answered: nobody can read and type at once. */
  readonly tell: (told: () => void) => void;
  /** Nobody is asked any more. */
  readonly end: () => void;
}

/**
 * Asks at Ctrl-C whether the deployment shall stop, and says what becomes of it; it goes on while
 * the answer is waited for. A second Ctrl-C ends this process at once. Without a terminal, and
 * before the first stack is touched, a signal stops it in order, without a question.
 */
export function stopWhenAsked(
  { name, environment }: Pick<Application, 'name' | 'environment'>,
  surroundings: Surroundings,
): Stopping {
  const controller = new AbortController();
  let hasBegun = false;
  let isOver = false;
  let held: (() => void)[] | undefined;
  const tellHeld = (): void => {
    const all = held ?? [];
    held = undefined;
    for (const told of all) told();
  };
  const running = new Map<string, string>();
  const listen = (): void => {
    const interruption = surroundings.interruption();
    const react = (): void => {
      if (isOver) return;
      if (!hasBegun || !isInterruption(interruption.reason)) controller.abort(interruption.reason);
      else void askWhether();
    };
    if (interruption.aborted) react();
    else interruption.addEventListener('abort', react, { once: true });
  };
  const askWhether = async (): Promise<void> => {
    held = [];
    printLines(
      [
        '',
        `Stopping takes services that are being updated back to what ran before, and waits for a job that runs; what is new is left to CloudFormation, and the next deploy follows it. Ctrl-C again ends this command at once: AWS then goes on without it.`,
        ...[...running].flatMap(([job, task]) => [
          `${job} runs on in any case, as a migration that is broken off may leave half of its work. This would stop it:`,
          `  ${stopTaskCommand(task)}`,
        ]),
      ],
      surroundings.stderr,
    );
    const answer = await agrees(`Stop the deployment of ${name} (${environment})?`, surroundings);
    if (answer === false) listen();
    else controller.abort(new Error('the deployment was interrupted'));
    tellHeld();
  };
  listen();
  return {
    signal: controller.signal,
    hear: (event) => {
      hasBegun ||= event.kind === 'stack' && event.state !== 'unchanged';
      if (event.kind !== 'job') return;
      if (event.task === undefined) running.delete(event.service);
      else running.set(event.service, event.task);
    },
    tell: (told) => {
      if (held) held.push(told);
      else told();
    },
    end: () => {
      isOver = true;
      tellHeld();
    },
  };
}
