import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: the pipeline holds keys of a user that never expire.',
  rule: 'ci-static-keys',
  line: '.github/workflows/deploy.yml',
  files: {
    '.github/workflows/deploy.yml':
      'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n          aws-region: ap-northeast-2\n',
  },
  check: true,
};
