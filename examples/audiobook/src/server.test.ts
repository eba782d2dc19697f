import { describe, expect, it } from 'vitest';
import { createServer } from './server.ts';
import { openStores } from './stores.ts';

const stores = openStores({
  region: 'ap-northeast-2',
  books: 'books',
  chapters: 'audio-chapters',
  bucket: 'audio',
  dynamodbEndpoint: 'http://127.0.0.1:9',
  s3Endpoint: 'http://127.0.0.1:9',
});
const parts = { stores, origins: ['https://www.example.com'], allowedHosts: ['audio.example.com'] };

describe('audiobook', () => {
  it("answers the load balancer's probe, whose host is the task's own address", async () => {
    const response = await createServer(parts).inject({
      url: '/api/v1/health',
      headers: { host: '10.0.11.17:8000' },
    });
    expect(response.statusCode).toBe(200);
  });

  it('refuses other paths on a host that is not allowed', async () => {
    const response = await createServer(parts).inject({
      url: '/api/v1/books',
      headers: { host: '10.0.11.17:8000' },
    });
    expect(response.statusCode).toBe(400);
  });

  it('signs a link to a chapter that names bucket, book and chapter', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'local';
    process.env.AWS_SECRET_ACCESS_KEY = 'local';
    const response = await createServer(parts).inject({
      url: '/api/v1/books/tides/chapters/1/audio',
      headers: { host: 'audio.example.com' },
    });
    expect(response.json().url).toContain('/audio/tides/1.mp3?');
    expect(response.json().url).toContain('X-Amz-Signature=');
  });
});
