import type { Application } from '../../../application/application.ts';
import { emitTemplates, type Template } from '../../../template/emit-templates.ts';
import {
  parseTemplate,
  resourcesOf,
  type TemplateBody,
} from '../../../template/testing/template-body.ts';
import { buildServiceStacks } from '../build-service-stacks.ts';

/** The templates of an application's services as they would be written, places as offsets. */
export function serviceTemplates(application: Application): readonly Template[] {
  return emitTemplates({ stacks: buildServiceStacks(application) }, (span) => `${span.start}`);
}

/** The template of one service. */
export function templateOf(application: Application, service: string): TemplateBody {
  const stack = buildServiceStacks(application).find((each) => each.service === service);
  if (!stack) throw new Error(`No service is called ${service}.`);
  const [template] = emitTemplates({ stacks: [stack] }, (span) => `${span.start}`);
  return parseTemplate(template?.body ?? '');
}

/** Properties of all resources of a type, in the order of the template. */
export function propertiesOf(template: TemplateBody, type: string): readonly unknown[] {
  return resourcesOf(template, type).map((resource) => resource.Properties);
}

/** Properties of the only resource of a type. */
export function onlyProperties(template: TemplateBody, type: string): unknown {
  const [properties, ...others] = propertiesOf(template, type);
  if (properties === undefined || others.length > 0) {
    throw new Error(`The template does not have exactly one ${type}.`);
  }
  return properties;
}
