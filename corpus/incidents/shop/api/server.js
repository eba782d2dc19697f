import { createServer } from 'node:http';

const server = createServer((request, response) => {
  if (request.url === '/health') return response.end('ok');
  response.end('shop');
});
server.keepAliveTimeout = 65_000;
server.headersTimeout = 66_000;
server.listen(8000, '0.0.0.0');
process.on('SIGTERM', () => server.close(() => process.exit(0)));
