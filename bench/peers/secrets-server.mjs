// Secrets Manager as far as GetSecretValue, without TLS: prints its port.
import { createServer } from 'node:http';

const answer = JSON.stringify({
  ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf',
  Name: 'app',
  VersionId: 'v1',
  SecretString: JSON.stringify({ API_KEY: 'value' }),
});
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
