import { resolve } from 'node:path';
import type { Plan } from '@seaworthy/compiler';
import { deploymentOf } from './deployment.ts';
import { deploymentFiles } from './deployment-files.ts';
import { replaceFolder } from './replace-folder.ts';
import { whyNotOurs } from './why-not-ours.ts';

/** What became of `--out`. */
export type Written =
  | { readonly kind: 'written'; readonly folder: string; readonly templates: number }
  /** `reason` is for people. */
  | { readonly kind: 'not-written'; readonly folder: string; readonly reason: string };

/** Writes a plan's templates and how to deploy them: all of it, or nothing. */
export function writeDeployment(
  { diagnostics, application, graph, templates }: Plan,
  folder: string,
  { directory, version }: { readonly directory: string; readonly version: string },
): Written {
  const target = resolve(directory, folder);
  const refused = (reason: string): Written => ({ kind: 'not-written', folder, reason });
  if (!application || !graph || diagnostics.some(({ severity }) => severity === 'error')) {
    return refused('the project has errors');
  }
  try {
    const reason = whyNotOurs(target, directory);
    if (reason !== undefined) return refused(reason);
    const deployment = deploymentOf({ application, graph, templates });
    replaceFolder(target, deploymentFiles(templates, deployment, version));
    return { kind: 'written', folder, templates: templates.length };
  } catch (error) {
    if (isSystemError(error)) return refused(systemReasons[error.code] ?? error.message);
    throw error;
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'no folder can be made there',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its links lead in a circle',
};
