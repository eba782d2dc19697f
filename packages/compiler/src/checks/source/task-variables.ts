import type { Binding, Task } from '../../application/application.ts';
import type { Value } from '../../application/value.ts';
import type { SourcedTask } from './sourced-task.ts';

/** A value as far as it is plain text; what AWS or a secret fills in is `…`. */
export function visibleText(value: Value): string {
  return value.map((part) => (part.kind === 'text' ? part.text : '…')).join('');
}

/** The text of a value that holds nothing but text. */
export function textOf(value: Value): string | undefined {
  return value.every((part) => part.kind === 'text') ? visibleText(value) : undefined;
}

/** The binding of a variable, which wins over the image's own. */
export function bindingOf({ environment }: Task, name: string): Binding | undefined {
  return environment.find((binding) => binding.name === name);
}

/** The plain value of a variable in the container; undefined when unset or not to be seen. */
export function variableOf({ task, source }: SourcedTask, name: string): string | undefined {
  const binding = bindingOf(task, name);
  if (binding) return textOf(binding.value);
  return source.build?.image.environment.get(name)?.value;
}
