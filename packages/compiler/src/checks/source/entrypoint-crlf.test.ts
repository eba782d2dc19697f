import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'entrypoint-crlf';

const files = {
  'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n',
  Dockerfile:
    'FROM node:22\nCOPY --chmod=755 entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["node", "a.js"]\n',
  'entrypoint.sh': '#!/bin/sh\r\nset -e\r\nexec "$@"\r\n',
};

describe(code, () => {
  test('an entrypoint with Windows line endings is found', () => {
    expect(told(files, code)).toEqual(['error entrypoint.sh: #!/bin/sh']);
  });

  test('one with plain line endings is only advised to stay so', () => {
    const mended = { ...files, 'entrypoint.sh': files['entrypoint.sh'].replaceAll('\r', '') };
    expect(told(mended, code)).toEqual(['advice entrypoint.sh: #!/bin/sh']);
    expect(told({ ...mended, '.gitattributes': '*.sh text eol=lf\n' }, code)).toEqual([]);
  });

  test('an image that takes the returns out is left alone', () => {
    const repaired = files.Dockerfile.replace(
      'ENTRYPOINT',
      "RUN sed -i 's/\\r$//' /entrypoint.sh\nENTRYPOINT",
    );
    expect(told({ ...files, Dockerfile: repaired }, code)).toEqual([]);
  });

  test('a project without a script hears nothing of .gitattributes', () => {
    const plain = { ...files, Dockerfile: 'FROM node:22\nCMD ["node", "a.js"]\n' };
    expect(told(plain, code)).toEqual([]);
  });
});
