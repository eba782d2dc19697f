import { expect, test } from 'vitest';
import { generateWireShapes, readWireShapes } from './generate-wire-shapes.mjs';

test("the shapes on the wire that are checked in are those of the SDK's clients and of every operation", async () => {
  expect(readWireShapes()).toBe(await generateWireShapes());
}, 60_000);
