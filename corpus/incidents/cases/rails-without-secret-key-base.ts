import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'Rails does not boot in production without its key.',
  rule: 'env-required-missing',
  line: 'compose.yaml: api',
  script: {
    exits: { after: 1000, code: 1 },
    logs: [
      {
        after: 998,
        line: "/usr/local/bundle/gems/railties-7.1.3/lib/rails/application.rb:662:in `validate_secret_key_base': Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit` (ArgumentError)",
      },
      { after: 999, line: "\tfrom /rails/config/environment.rb:5:in `<main>'" },
    ],
  },
  check: false,
  deployment: 'fails',
};
