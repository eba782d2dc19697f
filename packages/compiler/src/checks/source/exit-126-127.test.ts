import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'exit-126-127';

const compose = (command = '') =>
  `services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n${command}`;

const scripted = {
  'compose.yaml': compose('    command: celery -A app worker\n'),
  Dockerfile: 'FROM python:3.12\nCOPY --chmod=755 entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
  'entrypoint.sh': '#!/bin/sh\nexec gunicorn -b 0.0.0.0:8000 app:app\n',
};

describe(code, () => {
  test('a command for a script that ignores it is found', () => {
    expect(told(scripted, code)).toEqual(['error compose.yaml: celery -A app worker']);
    const mended = { ...scripted, 'entrypoint.sh': '#!/bin/sh\nexec "$@"\n' };
    expect(told(mended, code)).toEqual([]);
    expect(told({ ...scripted, 'compose.yaml': compose() }, code)).toEqual([]);
  });

  test('a shell form in an image without a shell is found', () => {
    const files = {
      'compose.yaml': compose(),
      Dockerfile:
        'FROM golang:1.23 AS build\nFROM scratch\nCOPY --from=build /app /app\nCMD /app\n',
    };
    expect(told(files, code)).toEqual(['error Dockerfile: /app']);
    const mended = files.Dockerfile.replace('CMD /app', 'CMD ["/app"]');
    expect(told({ ...files, Dockerfile: mended }, code)).toEqual([]);
  });

  test('a script for a shell in an image without one is found at its first line', () => {
    const files = {
      ...scripted,
      'compose.yaml': compose(),
      Dockerfile: scripted.Dockerfile.replace('python:3.12', 'gcr.io/distroless/python3'),
    };
    expect(told(files, code)).toEqual(['error entrypoint.sh: #!/bin/sh']);
    const copied = files.Dockerfile.replace(
      'ENTRYPOINT',
      'COPY --from=busybox /bin/ /bin/\nENTRYPOINT',
    );
    expect(told({ ...files, Dockerfile: copied }, code)).toEqual([]);
  });

  test('bash in an image without bash is found at the line that asks for it', () => {
    const files = {
      ...scripted,
      'compose.yaml': compose(),
      Dockerfile: scripted.Dockerfile.replace('python:3.12', 'python:3.12-alpine'),
      'entrypoint.sh': '#!/usr/bin/env bash\nexec "$@"\n',
    };
    expect(told(files, code)).toEqual(['error entrypoint.sh: #!/usr/bin/env bash']);
    const installed = files.Dockerfile.replace('COPY', 'RUN apk add --no-cache bash\nCOPY');
    expect(told({ ...files, Dockerfile: installed }, code)).toEqual([]);
    const slim = files.Dockerfile.replace('-alpine', '-slim');
    expect(told({ ...files, Dockerfile: slim }, code)).toEqual([]);
  });

  test('a script that nothing makes executable gets advice', () => {
    const files = {
      ...scripted,
      'compose.yaml': compose(),
      Dockerfile: scripted.Dockerfile.replace('--chmod=755 ', ''),
    };
    expect(told(files, code)).toEqual(['advice Dockerfile: entrypoint.sh']);
    const made = files.Dockerfile.replace('ENTRYPOINT', 'RUN chmod +x /entrypoint.sh\nENTRYPOINT');
    expect(told({ ...files, Dockerfile: made }, code)).toEqual([]);
    const read = files.Dockerfile.replace('["/entrypoint.sh"]', '["sh", "/entrypoint.sh"]');
    expect(told({ ...files, Dockerfile: read }, code)).toEqual([]);
  });
});
