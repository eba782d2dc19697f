import { spawn, spawnSync } from 'node:child_process';

/** A command at a terminal of its own, at which a test sits in place of a person. */
export interface Terminal {
  /** Presses keys; `\u0003` is Ctrl-C. */
  readonly type: (keys: string) => void;
  /** Waits until something is shown after what was waited for last. */
  readonly shows: (text: string) => Promise<void>;
  readonly screen: () => string;
  /** The exit code as a shell has it: 130 for an end by SIGINT. */
  readonly ended: Promise<number | null>;
}

/** Whether util-linux's `script`, which makes terminals, is on this machine. */
export const hasTerminals = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Starts a command in a shell at a terminal of its own. */
export function openTerminal(
  command: string,
  { directory, variables }: { directory: string; variables: Readonly<Record<string, string>> },
): Terminal {
  const child = spawn('script', ['-qefc', `exec ${command}`, '/dev/null'], {
    cwd: directory,
    env: { ...variables },
  });
  let screen = '';
  let seen = 0;
  const listeners = new Set<() => void>();
  const hear = (data: unknown): void => {
    screen += String(data);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const shows = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const at = screen.indexOf(text, seen);
        if (at < 0) return;
        seen = at + text.length;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without showing ${text}:\n${screen}`)));
    });
  return { type: (keys) => child.stdin.write(keys), shows, screen: () => screen, ended };
}
