import { describe, expect, it } from 'vitest';
import { requireSettings } from './settings.ts';

describe('requireSettings', () => {
  it('gives the values of all required variables', () => {
    expect(requireSettings({ A: '1', B: '2', C: '3' }, ['A', 'B'])).toEqual({ A: '1', B: '2' });
  });

  it('names every variable that is absent, empty or blank in one error', () => {
    expect(() => requireSettings({ A: '1', B: '', C: ' ' }, ['A', 'B', 'C', 'D'])).toThrow(
      'Required variables are missing: B, C, D.',
    );
  });
});
