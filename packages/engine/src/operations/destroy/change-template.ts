import { ownerOf, type TemplateBody, type TemplateResource } from '../template/template-body.ts';

/** The template without protection against deletion, of the resources that are chosen. */
export function withoutProtection(
  template: TemplateBody,
  isChosen: (resource: TemplateResource) => boolean,
): TemplateBody {
  return mapResources(template, (resource) =>
    isChosen(resource) ? unprotected(resource) : resource,
  );
}

/** The template without what belongs to these stores. */
export function withoutStores(template: TemplateBody, stores: readonly string[]): TemplateBody {
  return mapResources(template, (resource) =>
    stores.includes(ownerOf(resource) ?? '') ? undefined : resource,
  );
}

function mapResources(
  template: TemplateBody,
  change: (resource: TemplateResource) => TemplateResource | undefined,
): TemplateBody {
  const resources = Object.entries(template.Resources).flatMap(([id, resource]) => {
    const changed = change(resource);
    return changed ? [[id, changed] as const] : [];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

const switches = ['DeletionProtection', 'DeletionProtectionEnabled'];

function unprotected(resource: TemplateResource): TemplateResource {
  const properties = Object.entries(resource.Properties ?? {}).map(([name, value]) => {
    if (switches.includes(name)) return [name, false] as const;
    if (name === 'LoadBalancerAttributes') return [name, attributesWithout(value)] as const;
    return [name, value] as const;
  });
  return { ...resource, Properties: Object.fromEntries(properties) };
}

function attributesWithout(attributes: unknown): unknown {
  if (!Array.isArray(attributes)) return attributes;
  return attributes.map((attribute) =>
    attribute.Key === 'deletion_protection.enabled' ? { ...attribute, Value: 'false' } : attribute,
  );
}
