import type { WireResponse } from '../wire/wire-protocol.ts';

/** An answer of ECS's agent. */
export function jsonAnswer(status: number, body: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
