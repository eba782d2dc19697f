import type { Task } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BuiltImage } from '../../dockerfile/built-image.ts';
import { type JoinedText, spanIn } from '../../dockerfile/joined-text.ts';
import { withSeverity } from '../about.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';

/** An image must be made for the processor that its task gets. */
export const imagePlatformMismatch = taskCheck(
  'image-platform-mismatch',
  'error',
  function* (sourced, report) {
    const { task, source } = sourced;
    const image = source.build?.image;
    for (const { asked, span, certain } of requestsOf(sourced, image)) {
      const finding = report(span, {
        what: `${task.name} runs on ${task.architecture}, but this asks for ${asked}: such a container stops with "exec format error".`,
        mend: `Build for linux/${platformOf(task)}: in a Dockerfile, $TARGETARCH and \`uname -m\` follow the platform that is built for.`,
      });
      yield certain ? finding : withSeverity('warning', finding);
    }
    const { platform } = image ?? {};
    if (platform && /BUILD(?:PLATFORM|ARCH)/.test(platform.value)) {
      const what = `The image of ${task.name} is for the machine that builds it: built on another processor than ${task.architecture}, its container stops with "exec format error".`;
      const mend = `Leave --platform out here: the image is then built for linux/${platformOf(task)}. $BUILDPLATFORM is for stages that only build.`;
      yield withSeverity('warning', report(platform.span, { what, mend }));
    }
  },
);

function platformOf({ architecture }: Task): string {
  return architecture === 'ARM64' ? 'arm64' : 'amd64';
}

/** A text that asks for another platform than the planned one. */
interface Request {
  readonly asked: string;
  readonly span: Diagnostic['span'];
  readonly certain: boolean;
}

function* requestsOf({ task, service }: SourcedTask, image?: BuiltImage): Generator<Request> {
  const platforms = service.build?.platforms ?? [];
  const [first] = platforms;
  if (first && platforms.every(({ value }) => isOther(value, task))) {
    yield { asked: first.value, span: first.span, certain: true };
  }
  if (!image) return;
  // `FROM --platform` decides what the image is made for, whatever platform is asked for.
  if (image.platform && isOther(image.platform.value, task)) {
    yield { asked: image.platform.value, span: image.platform.span, certain: true };
  }
  for (const { script, hereDocuments } of runsOf(image)) {
    const documents = hereDocuments.map(({ value, span }) => ({
      text: value,
      pieces: [{ at: 0, span }],
    }));
    for (const text of [script, ...documents]) yield* scriptRequest(task, text);
  }
}

/** Programs that are downloaded or compiled for a processor by its name. */
function* scriptRequest(task: Task, script: JoinedText): Generator<Request> {
  if (/TARGET(?:ARCH|PLATFORM)|uname|--print-(?:foreign-)?arch/.test(script.text)) return;
  const [other, own] = task.architecture === 'ARM64' ? [x86, arm] : [arm, x86];
  const found = own.test(script.text) ? undefined : other.exec(script.text);
  const asked = found?.[1];
  if (!found || asked === undefined) return;
  const end = found.index + found[0].length;
  yield { asked, span: spanIn(script, end - asked.length, end), certain: false };
}

/** Names of a processor in an address, or as Go's target. */
const x86 = /(?:https?:\/\/[^\s"']*?[^\s"'a-z0-9]|GOARCH=)(x86_64|amd64|x64)\b/i;
const arm = /(?:https?:\/\/[^\s"']*?[^\s"'a-z0-9]|GOARCH=)(aarch64|arm64)\b/i;

function isOther(platform: string, { architecture }: Task): boolean {
  const named = /\b(?:amd64|x86[_-]64|386|arm64|aarch64|arm)\b/.exec(platform)?.[0];
  return named !== undefined && /^(?:arm|aarch)/.test(named) !== (architecture === 'ARM64');
}

function runsOf({ builtStages }: BuiltImage) {
  return builtStages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) => (instruction.kind === 'run' ? [instruction] : [])),
  );
}
