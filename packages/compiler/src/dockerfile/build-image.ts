import type { Located } from '../source/span.ts';
import type { BuiltImage } from './built-image.ts';
import { type BuiltStage, expand, stageCalled } from './built-stage.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { followInstruction } from './follow-instruction.ts';

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
  { values }: BuildRequest,
): BuiltStage {
  const base = { ...stage.image, value: expand(stage.image.value, globals) };
  const parent = stageCalled(base.value, earlier);
  const start = parent
    ? { ...parent, stage, image: fromStage(parent.image, stage) }
    : { stage, image: fromBase(base, stage), variables: new Map<string, string>() };
  return stage.instructions.reduce(
    (state, instruction) => followInstruction(state, instruction, { earlier, globals, values }),
    start,
  );
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
