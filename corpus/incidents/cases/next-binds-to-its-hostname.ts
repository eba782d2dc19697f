import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'Next.js binds to HOSTNAME, which Fargate sets: the load balancer reaches it, the check inside of the container does not.',
  rule: 'container-healthcheck-unusable',
  line: 'compose.yaml: test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]',
  script: {
    listens: [{ port: 8000 }],
    command: () => ({ code: 1, output: "wget: can't connect to remote host: Connection refused" }),
    logs: [
      { after: 900, line: '   ▲ Next.js 15.1.2' },
      {
        after: 901,
        line: '   - Local:        http://ip-10-0-97-61.ap-northeast-2.compute.internal:8000',
      },
      {
        after: 902,
        line: '   - Network:      http://ip-10-0-97-61.ap-northeast-2.compute.internal:8000',
      },
      { after: 903, line: ' ✓ Starting...' },
      { after: 904, line: ' ✓ Ready in 355ms' },
    ],
  },
  check: false,
  deployment: 'fails',
};
