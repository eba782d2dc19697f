import { baseName, joinPath } from '../source/path.ts';
import type { BuiltImage } from './built-image.ts';
import { type BuiltStage, expand, stageCalled } from './built-stage.ts';
import { type CopyRequest, copiesFromContext, copiesFromStage } from './context-copies.ts';
import type {
  ArgumentInstruction,
  CopyInstruction,
  EnvironmentInstruction,
  Instruction,
} from './dockerfile.ts';

/** What stands around an instruction. */
export interface Surroundings {
  readonly earlier: readonly BuiltStage[];
  readonly globals: ReadonlyMap<string, string>;
  /** Build arguments. */
  readonly values: ReadonlyMap<string, string>;
}

/** The state of a build after one more instruction. */
export function followInstruction(
  state: BuiltStage,
  instruction: Instruction,
  around: Surroundings,
): BuiltStage {
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
  { globals, values }: Surroundings,
): BuiltStage {
  const variables = new Map(state.variables);
  const environment = new Map(state.image.environment);
  for (const { name, value } of instruction.entries) {
    const written = value && expand(value.value, variables);
    if (instruction.kind === 'environment') {
      variables.set(name.value, written ?? '');
      environment.set(name.value, { value: written ?? '', span: (value ?? name).span });
    } else if (!environment.has(name.value)) {
      const given = values.get(name.value) ?? written ?? globals.get(name.value);
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
