import type { Service } from '../../project/project.ts';
import type { Task } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** The processor that the service's image is for; what nobody says is X86_64. */
export function decideArchitecture(
  { name, platform, build }: Service,
  report: Report,
): Task['architecture'] {
  const [only, ...others] = build?.platforms ?? [];
  const asked = platform ?? (others.length === 0 ? only : undefined);
  if (!asked) return 'X86_64';
  const architecture = architectures.get(asked.value.toLowerCase());
  if (architecture) return architecture;
  report(problems['application/platform-unsupported'](asked.span, { name, platform: asked.value }));
  return 'X86_64';
}

const architectures: ReadonlyMap<string, Task['architecture']> = new Map([
  ['linux/amd64', 'X86_64'],
  ['linux/x86_64', 'X86_64'],
  ['amd64', 'X86_64'],
  ['linux', 'X86_64'],
  ['linux/arm64', 'ARM64'],
  ['linux/arm64/v8', 'ARM64'],
  ['linux/aarch64', 'ARM64'],
  ['arm64', 'ARM64'],
]);
