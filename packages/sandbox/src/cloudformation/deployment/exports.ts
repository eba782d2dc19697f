import type { Output } from '@aws-sdk/client-cloudformation';
import type { Stack } from '../stacks/stack.ts';
import { referencesToExports } from '../template/imports.ts';
import { evaluate } from '../values/evaluate.ts';
import { existingResources } from './describe-resource.ts';

/** What the stacks of the account export to each other. */
export interface ExportRegister {
  readonly stacks: () => readonly Stack[];
}

export interface ExportedValue {
  readonly name: string;
  readonly value: string;
  readonly stack: Stack;
}

export function exportsOf(register: ExportRegister): readonly ExportedValue[] {
  return register
    .stacks()
    .flatMap((stack) =>
      stack.outputs.flatMap(({ ExportName: name, OutputValue: value }) =>
        name === undefined ? [] : [{ name, value: value ?? '', stack }],
      ),
    );
}

/** The stacks that import an export. */
export function importersOf(register: ExportRegister, name: string): readonly Stack[] {
  return register.stacks().filter((stack) => {
    const { deployment } = stack;
    if (deployment === undefined || stack.existing.size === 0) return false;
    const scope = deployment.scope(existingResources(stack));
    return [...referencesToExports(deployment.template)].some(
      (imported) => evaluate(imported, scope) === name,
    );
  });
}

/** Why a stack cannot have these outputs: another exports the name, or imports what would change. */
export function brokenExport(
  register: ExportRegister,
  stack: Stack,
  outputs: readonly Output[],
): string | undefined {
  const others = exportsOf(register).filter((exported) => exported.stack !== stack);
  for (const { ExportName: name } of outputs) {
    const taken = others.find((exported) => exported.name === name);
    if (taken !== undefined) {
      return `Export with name ${name} is already exported by stack ${taken.stack.name}`;
    }
  }
  for (const { ExportName: name, OutputValue: value } of stack.outputs) {
    const after = outputs.find(({ ExportName }) => ExportName === name);
    if (name === undefined || after?.OutputValue === value) continue;
    const importers = importersOf(register, name).filter((importer) => importer !== stack);
    if (importers.length > 0) {
      const verb = after === undefined ? 'deleted' : 'updated';
      const users = importers.map((importer) => importer.name).join(' and ');
      return `Export ${name} cannot be ${verb} as it is in use by ${users}`;
    }
  }
  return undefined;
}
