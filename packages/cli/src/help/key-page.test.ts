import { describe, expect, it } from 'vitest';
import { paintFor } from '../terminal/paint.ts';
import { keyPage } from './key-page.ts';

const page = { width: 80, paint: paintFor(false) };

describe('help on a Compose key', () => {
  it('says what becomes of it, and why', () => {
    expect(keyPage('healthcheck.interval', page)).toEqual([
      '  services.*.healthcheck.interval  approximated',
      '                                   ECS takes 5 to 300 seconds.',
    ]);
  });

  it('takes the key as it stands in the file, whatever the service is called', () => {
    expect(keyPage('services.api.healthcheck.interval', page)).toEqual(
      keyPage('healthcheck.interval', page),
    );
  });

  it('says it of the keys below, too', () => {
    const lines = keyPage('healthcheck', page)?.join('\n');

    expect(lines).toContain('services.*.healthcheck.timeout');
    expect(lines).not.toContain('services.*.image');
  });

  it('knows keys of the project that services have, too', () => {
    const lines = keyPage('volumes', page)?.join('\n');

    expect(lines).toContain('volumes.*.driver');
    expect(lines).toContain('services.*.volumes.source');
  });

  it('has nothing to say of a key that Compose does not have', () => {
    expect(keyPage('imgae', page)).toBeUndefined();
  });
});
