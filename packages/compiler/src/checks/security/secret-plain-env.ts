import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { Fact } from '../../facts/cloud/fact.ts';
import type { VariableFact } from '../../facts/cloud/task.ts';
import type { Facts } from '../../facts/facts.ts';
import { classifyVariable } from '../../variables/classify.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { taskSetsOf } from '../task-sets.ts';
import { bindingOf, composeService, taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly variable: string;
}

const problems = declareDiagnostics({
  'secret-plain-env': {
    severity: 'error',
    message: ({ service, variable }: Parameters) =>
      `\`${variable}\` of ${service} looks like a secret, and stands in the task definition for everybody who may read it.`,
    help: ({ variable }: Parameters) =>
      `Classify it as a secret (\`x-seaworthy: variables: { ${variable}: secret }\`), so that it comes from Secrets Manager, and change the value that was visible. If it is none, say \`plain\`.`,
  },
});

/** Plain variables that by their name or form are secrets. Their values are never shown. */
export const secretPlainEnv: Check = {
  code: 'secret-plain-env',
  *run(facts) {
    for (const { subject, environment } of environmentsOf(facts)) {
      for (const { name, value } of environment) {
        if (!isSecret({ name, value }) || isDeclaredPlain(facts, subject, name)) continue;
        const span = bindingOf(taskNamed(facts, subject.owner), name)?.span;
        const found = { service: nameOf(subject), variable: name };
        yield about(subject, problems['secret-plain-env'](span, found));
      }
    }
  },
};

interface Environment {
  readonly subject: Fact;
  readonly environment: readonly VariableFact[];
}

function environmentsOf({ cloud }: Facts): readonly Environment[] {
  return [
    ...taskSetsOf(cloud).flatMap((set) =>
      set.definition.containers.map(({ environment }) => ({ subject: set, environment })),
    ),
    ...cloud.batchDefinitions.map((definition) => ({
      subject: definition,
      environment: definition.environment,
    })),
  ];
}

/** A value that AWS fills in is the name of something, or comes from elsewhere; an empty one is none. */
function isSecret({ name, value }: VariableFact): boolean {
  const isOfAws = value.includes('${') || awsName.test(value);
  return value !== '' && !isOfAws && classifyVariable(name, value) === 'secret';
}

/** What AWS calls a resource, in a running system: an ARN, the address of a queue. */
const awsName = /^(arn:aws[\w-]*:|https:\/\/sqs\.[\w-]+\.amazonaws\.com(\.cn)?\/\d{12}\/)/;

function isDeclaredPlain(facts: Facts, { owner }: Fact, name: string): boolean {
  const own = composeService(facts, owner)?.settings.variables.get(name);
  const common = facts.project?.settings.variables.get(name);
  return (own ?? common)?.value === 'plain';
}
