import { expect, it } from 'vitest';
import { readMissingVariable } from './read-missing-variable.ts';

it.each([
  [
    'Pydantic',
    `pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings
openai_api_key
  Field required [type=missing, input_value={}, input_type=dict]`,
    'openai_api_key: Field required',
  ],
  [
    'Pydantic 1',
    `pydantic.error_wrappers.ValidationError: 1 validation error for Settings
openai_api_key
  field required (type=value_error.missing)`,
    'openai_api_key: field required',
  ],
  [
    'Zod 3',
    `ZodError: [
  {
    "code": "invalid_type",
    "expected": "string",
    "received": "undefined",
    "path": [
      "JWT_SECRET"
    ],
    "message": "Required"
  }
]`,
    'JWT_SECRET: Required',
  ],
  [
    'envalid',
    'Missing environment variables:\n    JWT_SECRET: signs sessions\n',
    'JWT_SECRET: signs sessions',
  ],
])('the variable that %s finds missing is read over several lines', (_who, text, found) => {
  expect(readMissingVariable(text.split('\n'))).toBe(found);
});

it('a program that misses nothing is not misread', () => {
  expect(readMissingVariable(['"path": ["/health"]', '"message": "ok"'])).toBeUndefined();
});
