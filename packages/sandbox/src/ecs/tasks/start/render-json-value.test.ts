import { expect, it } from 'vitest';
import { renderJsonValue } from './render-json-value.ts';

it.each([
  ['5432', '5432'],
  ['999999', '999999'],
  ['1000000', '1e+06'],
  ['1012345678', '1.012345678e+09'],
  ['12345678901234567890', '1.2345678901234567e+19'],
  ['0.0001', '0.0001'],
  ['0.0000012', '1.2e-06'],
  ['-1.5', '-1.5'],
  ['0', '0'],
  ['true', 'true'],
  ['null', '<nil>'],
  ['"01234"', '01234'],
  ['{"b":1,"a":"x"}', 'map[a:x b:1]'],
  ['[1,"two"]', '[1 two]'],
])('the JSON value %s becomes the variable %s', (json, variable) => {
  expect(renderJsonValue(JSON.parse(json))).toBe(variable);
});
