import type { Account } from '../../account.ts';
import type { Handlers } from '../handlers.ts';
import {
  type Properties,
  ResourceFailure,
  type ResourceHandler,
  type ResourceRequest,
} from '../resource-handler.ts';
import { edgeTypes } from './edge-types.ts';
import { operationsTypes } from './operations-types.ts';
import type { RecordedType } from './recorded-type.ts';

/** Handlers of types that exist and can be referred to, but do nothing in a sandbox. */
export function recordedHandlers(dependencies: Pick<Account, 'identity'>): Handlers {
  return Object.fromEntries(
    Object.entries({ ...edgeTypes, ...operationsTypes }).map(([type, recorded]) => [
      type,
      recordedHandler(type, recorded, dependencies),
    ]),
  );
}

function recordedHandler(
  type: string,
  recorded: RecordedType,
  { identity }: Pick<Account, 'identity'>,
): ResourceHandler {
  const keys = new Set<string>();

  function keyOf(properties: Properties, physicalId: string): string {
    return recorded.key?.(properties) ?? physicalId;
  }

  return {
    fidelity: 'recorded',
    ...(recorded.wait === undefined ? {} : { wait: recorded.wait }),
    create: async (request) => {
      const state = recorded.describe({
        identity,
        name: nameOf(recorded, request),
        text: (property) => textOf(request.properties, property),
      });
      const key = keyOf(request.properties, state.physicalId);
      if (keys.has(key)) {
        throw new ResourceFailure(
          'AlreadyExists',
          recorded.taken?.((property) => textOf(request.properties, property)) ??
            `Resource of type '${type}' with identifier '${state.physicalId}' already exists.`,
        );
      }
      keys.add(key);
      return state;
    },
    update: async ({ properties, before, state }) => {
      keys.delete(keyOf(before, state.physicalId));
      keys.add(keyOf(properties, state.physicalId));
      return state;
    },
    delete: async ({ properties, state }) => {
      keys.delete(keyOf(properties, state.physicalId));
    },
  };
}

function nameOf({ name }: RecordedType, request: ResourceRequest): string {
  if (name === undefined) return '';
  const given = textOf(request.properties, name.property);
  return given === '' ? request.generatedName({ maxLength: name.maxLength }) : given;
}

function textOf(properties: Properties, property: string): string {
  const value = properties[property];
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
