import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The address of a service on the internet is mistyped: no name of Compose is to blame.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'api.strpie.com',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'TypeError: fetch failed' },
      { after: 901, line: '    at node:internal/deps/undici/undici:13510:13' },
      { after: 902, line: '    at async file:///app/server.js:8:18 {' },
      { after: 903, line: '  [cause]: Error: getaddrinfo ENOTFOUND api.strpie.com' },
      {
        after: 904,
        line: '      at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26) {',
      },
      { after: 905, line: '    errno: -3008,' },
      { after: 906, line: "    code: 'ENOTFOUND'," },
      { after: 907, line: "    syscall: 'getaddrinfo'," },
      { after: 908, line: "    hostname: 'api.strpie.com'" },
      { after: 909, line: '  }' },
      { after: 910, line: '}' },
    ],
  },
  check: false,
  deployment: 'fails',
};
