import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

describe('printable text', () => {
  it('takes the power over the terminal from escape sequences', () => {
    expect(printable('api\u001b[2J\u009b31m')).toBe('api\ufffd[2J\ufffd31m');
  });

  it('cannot be turned around by direction marks', () => {
    expect(printable('a\u202egnp.exe')).toBe('a\ufffdgnp.exe');
  });

  it('stays on one line', () => {
    expect(printable('first\n  second\tthird')).toBe('first second third');
  });

  it('leaves names in any script alone', () => {
    expect(printable('결제-서비스 🚢 é')).toBe('결제-서비스 🚢 é');
  });
});
