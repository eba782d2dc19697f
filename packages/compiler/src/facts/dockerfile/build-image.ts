import { baseName } from '../../project/paths.ts';
import type { Located } from '../../source/span.ts';
import { joinPath } from '../source/path.ts';
import type { BuiltImage } from './built-image.ts';
import { type CopyRequest, copiesFromContext, copiesFromStage } from './context-copies.ts';
import type {
  ArgumentInstruction,
  CopyInstruction,
  Dockerfile,
  EnvironmentInstruction,
  Instruction,
  Stage,
} from './dockerfile.ts';
import { expandVariables } from './expand-variables.ts';

/** What the project asks of the build: `target` names a stage, `values` are the build arguments. */
export interface BuildRequest {
  readonly target?: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Follows the instructions up to the stage asked for; undefined for a file without any stage. */
export function buildImage(dockerfile: Dockerfile, request: BuildRequest): BuiltImage | undefined {
  const globals = globalArguments(dockerfile, request);
  const built: BuiltStage[] = [];
  for (const stage of dockerfile.stages) built.push(buildStage(stage, built, globals, request));
  const wanted = request.target === undefined ? undefined : stageCalled(request.target, built);
  return (wanted ?? built.at(-1))?.image;
}

/** An image together with what only later instructions of its build need to know. */
interface BuiltStage {
  readonly stage: Stage;
  readonly image: BuiltImage;
  /** `ARG`s and `ENV`s in force. */
  readonly variables: ReadonlyMap<string, string>;
}

interface Surroundings {
  readonly earlier: readonly BuiltStage[];
  readonly globals: ReadonlyMap<string, string>;
  readonly request: BuildRequest;
}

function globalArguments({ globals }: Dockerfile, request: BuildRequest) {
  const values = new Map<string, string>();
  for (const { name, value } of globals.flatMap(({ entries }) => entries)) {
    const given = request.values.get(name.value) ?? (value && expand(value.value, values));
    if (given !== undefined) values.set(name.value, given);
  }
  return values;
}

function buildStage(
  stage: Stage,
  earlier: readonly BuiltStage[],
  globals: ReadonlyMap<string, string>,
  request: BuildRequest,
): BuiltStage {
  const base = { ...stage.image, value: expand(stage.image.value, globals) };
  const parent = stageCalled(base.value, earlier);
  const start = parent
    ? { ...parent, stage, image: fromStage(parent.image, stage) }
    : { stage, image: fromBase(base, stage), variables: new Map<string, string>() };
  return stage.instructions.reduce(
    (state, instruction) => follow(state, instruction, { earlier, globals, request }),
    start,
  );
}

/** A stage by name, in any case, or by number. */
function stageCalled(name: string, built: readonly BuiltStage[]): BuiltStage | undefined {
  const wanted = name.toLowerCase();
  const named = built.findLast(({ stage }) => stage.name?.value.toLowerCase() === wanted);
  return named ?? (/^\d+$/.test(name) ? built[Number(name)] : undefined);
}

function fromBase(base: Located<string>, stage: Stage): BuiltImage {
  return {
    base,
    ...(stage.platform && { platform: stage.platform }),
    environment: new Map(),
    workdir: '/',
    shell: ['/bin/sh', '-c'],
    runs: [],
    copies: [],
    inputs: [],
    additions: [],
    stages: [stage],
    builtStages: [stage],
  };
}

function fromStage(parent: BuiltImage, stage: Stage): BuiltImage {
  return {
    ...parent,
    stages: [...parent.stages, stage],
    builtStages: [...parent.builtStages, stage],
  };
}

function follow(state: BuiltStage, instruction: Instruction, around: Surroundings): BuiltStage {
  const { image, variables } = state;
  const change = (changed: Partial<BuiltImage>) => ({ ...state, image: { ...image, ...changed } });
  switch (instruction.kind) {
    case 'argument':
    case 'environment':
      return setVariables(state, instruction, around);
    case 'workdir':
      return change({
        workdir: joinPath(image.workdir, expand(instruction.path.value, variables)),
      });
    case 'user':
      return change({ user: instruction.user });
    case 'shell':
      return change({ shell: instruction.words.map((word) => word.value) });
    case 'run':
      return change({ runs: [...image.runs, instruction] });
    case 'copy':
      return change(copied(state, instruction, around));
    case 'entrypoint':
      return { ...state, image: { ...withoutInheritedCommand(state), entrypoint: instruction } };
    case 'command':
      return change({ command: instruction });
    case 'healthcheck':
      return change({ healthcheck: instruction });
    case 'expose':
    case 'other':
      return state;
  }
}

/** `ARG` yields to the build arguments and to `ENV`; only `ENV` stays in the image. */
function setVariables(
  state: BuiltStage,
  instruction: ArgumentInstruction | EnvironmentInstruction,
  { globals, request }: Surroundings,
): BuiltStage {
  const variables = new Map(state.variables);
  const environment = new Map(state.image.environment);
  for (const { name, value } of instruction.entries) {
    const written = value && expand(value.value, variables);
    if (instruction.kind === 'environment') {
      variables.set(name.value, written ?? '');
      environment.set(name.value, { value: written ?? '', span: (value ?? name).span });
    } else if (!environment.has(name.value)) {
      const given = request.values.get(name.value) ?? written ?? globals.get(name.value);
      if (given !== undefined) variables.set(name.value, given);
    }
  }
  return { ...state, variables, image: { ...state.image, environment } };
}

function copied(
  { image, variables }: BuiltStage,
  instruction: CopyInstruction,
  { earlier }: Surroundings,
): Partial<BuiltImage> {
  const copy: CopyRequest = {
    sources: instruction.sources.map(({ value, span }) => ({
      value: expand(value, variables),
      span,
    })),
    destination: joinPath(image.workdir, expand(instruction.destination.value, variables)),
    ...(instruction.mode && { mode: instruction.mode.value }),
  };
  if (!instruction.from) {
    const found = copiesFromContext(copy);
    return { copies: [...image.copies, ...found], inputs: [...image.inputs, ...found] };
  }
  const stage = stageCalled(expand(instruction.from.value, variables), earlier);
  const found = stage ? copiesFromStage(copy, stage.image.copies) : [];
  const builtStages = [...(stage?.image.builtStages ?? []), ...image.builtStages];
  return {
    copies: [...image.copies, ...found],
    inputs: [...image.inputs, ...(stage?.image.inputs ?? [])],
    additions: [...image.additions, ...additionsOf(copy)],
    builtStages: [...new Set(builtStages)],
  };
}

/** `COPY --from=x /bin/curl /bin/` may put the file at either path. */
function additionsOf({ sources, destination }: CopyRequest): readonly string[] {
  return [destination, ...sources.map(({ value }) => joinPath(destination, baseName(value)))];
}

/** A new entrypoint drops a command that an earlier stage or the base image has set. */
function withoutInheritedCommand({ image, stage }: BuiltStage): BuiltImage {
  const { command, ...others } = image;
  return command && stage.instructions.includes(command) ? image : others;
}

function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return expandVariables(text, (name) => variables.get(name));
}
