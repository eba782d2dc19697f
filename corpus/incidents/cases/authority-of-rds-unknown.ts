import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story:
    'The client speaks TLS, and does not know the authority that signed the certificate of the database.',
  rule: 'db-ssl-required',
  line: 'compose.yaml: DATABASE_URL: postgresql://shop:${DB_PASSWORD}@db:5432/shop',
  says: 'unable to get local issuer certificate',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: '' },
      { after: 901, line: 'Sequelize CLI [Node: 20.20.0, CLI: 6.6.2, ORM: 6.37.3]' },
      { after: 902, line: '' },
      { after: 903, line: 'Loaded configuration file "config/config.js".' },
      { after: 904, line: 'Using environment "production".' },
      { after: 905, line: '' },
      { after: 906, line: '[31mERROR:[39m unable to get local issuer certificate' },
      { after: 907, line: '' },
    ],
  },
  check: false,
  deployment: 'fails',
};
