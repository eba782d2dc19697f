import type { SecretContent, SecretFact } from '../cloud/access.ts';
import type { Found, Seen } from './found.ts';
import { documentOf, idOf, optional } from './resolved.ts';

/** Secrets by name, with the keys that the template gives them. */
export function readSecrets(found: Found): readonly SecretFact[] {
  return found('AWS::SecretsManager::Secret').map(readSecret);
}

function readSecret({
  id,
  fact,
  properties,
  deletionPolicy,
}: Seen<'AWS::SecretsManager::Secret'>): SecretFact {
  return {
    ...fact,
    store: 'secrets-manager',
    ...optional('name', properties.Name),
    references: properties.Name === undefined ? [id] : [id, properties.Name],
    exists: true,
    content: readContent(properties),
    pendingDeletion: 'unknown',
    ...optional('key', properties.KmsKeyId && idOf(properties.KmsKeyId)),
    deletedWithStack: (deletionPolicy ?? 'Delete') === 'Delete',
  };
}

/**
 * The keys of a secret that the template composes or generates. Text that starts with a symbol is
 * a parameter's, whose form only its giver knows.
 */
function readContent({
  SecretString: text,
  GenerateSecretString: generated,
}: Seen<'AWS::SecretsManager::Secret'>['properties']): SecretContent {
  if (generated) {
    if (generated.GenerateStringKey === undefined) return { kind: 'text' };
    const names = Object.keys(documentOf(generated.SecretStringTemplate));
    return {
      kind: 'json',
      keys: [...names, generated.GenerateStringKey].map((name) => ({ name })),
    };
  }
  if (text === undefined || text.startsWith('${')) return { kind: 'unknown' };
  const entries = Object.entries(documentOf(text));
  if (entries.length === 0) return text.trim() === '{}' ? { kind: 'unknown' } : { kind: 'text' };
  const keys = entries.map(([name, value]) => ({ name, shape: withoutSecrets(String(value)) }));
  return { kind: 'json', keys };
}

/** The text with each `{{resolve:…}}` cut down to a mark. */
function withoutSecrets(text: string): string {
  return text.replace(/\{\{resolve:[^}]*\}?[^}]*\}\}/g, '***');
}
