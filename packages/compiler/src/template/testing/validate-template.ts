import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What AWS's own validator has against a template. */
export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly resource: string;
  readonly path: string;
  readonly message: string;
}

/** Rules whose findings do not count, and why. Every other finding of any severity does. */
const allowed: Readonly<Record<string, string>> = {
  I9040: 'tags are given to the whole stack at deployment, which tags every resource in it',
  I9001: 'says which properties replace the resource when they change; none of them changes here',
};

/**
 * Checks a template with the validator that AWS bundles in aws-cdk-lib (offline, WebAssembly): every
 * error, warning and missing deletion policy, but for the rules allowed above.
 */
export function validateTemplate(body: string, region = 'ap-northeast-2'): readonly Finding[] {
  const template = new validator.TemplateContent(body, 'template.json');
  const report = engine.validateTemplate(template, {
    pseudoParameterOverrides: { region },
    severityLevel: 'INFO',
  });
  return report.diagnostics
    .filter((diagnostic) => !(diagnostic.ruleId in allowed))
    .map((diagnostic) => ({
      rule: diagnostic.ruleId,
      severity: diagnostic.severity,
      resource: diagnostic.entity?.logicalId ?? '',
      path: diagnostic.propertyPath ?? '',
      message: diagnostic.message,
    }));
}

interface Validator {
  readonly TemplateContent: new (body: string, name: string) => unknown;
  readonly CelEngine: new () => {
    validateTemplate(
      template: unknown,
      options: unknown,
    ): {
      readonly diagnostics: readonly {
        readonly ruleId: string;
        readonly severity: string;
        readonly entity?: { readonly logicalId?: string };
        readonly propertyPath?: string;
        readonly message: string;
      }[];
    };
  };
}

const require = createRequire(import.meta.url);
const bundle = join(
  dirname(require.resolve('aws-cdk-lib/package.json')),
  'node_modules/@aws/cloudformation-validate',
);
const validator: Validator = require(bundle);
const engine = new validator.CelEngine();
