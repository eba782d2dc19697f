import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Where books, chapters and audio are kept. Endpoints are for local counterparts. */
export interface StoreNames {
  readonly region: string;
  readonly books: string;
  readonly chapters: string;
  readonly bucket: string;
  readonly dynamodbEndpoint?: string;
  readonly s3Endpoint?: string;
}

/** The tables and the bucket behind the API. */
export interface Stores {
  /** Names of the stores that do not answer. */
  failed(): Promise<readonly string[]>;
  listBooks(): Promise<readonly Record<string, unknown>[]>;
  listChapters(book: string): Promise<readonly Record<string, unknown>[]>;
  /** A link to a chapter's audio that works for an hour. */
  signAudio(book: string, chapter: string): Promise<string>;
  close(): void;
}

const linkSeconds = 3600;

/** Opens the stores; credentials are the SDK's own business: the task role on AWS. */
export function openStores(names: StoreNames): Stores {
  const { region, dynamodbEndpoint, s3Endpoint } = names;
  const tables = new DynamoDBClient({
    region,
    ...(dynamodbEndpoint !== undefined && { endpoint: dynamodbEndpoint }),
  });
  const documents = DynamoDBDocumentClient.from(tables);
  const audio = new S3Client({
    region,
    ...(s3Endpoint !== undefined && { endpoint: s3Endpoint, forcePathStyle: true }),
  });

  return {
    async failed() {
      const probes = {
        books: tables.send(new DescribeTableCommand({ TableName: names.books })),
        chapters: tables.send(new DescribeTableCommand({ TableName: names.chapters })),
        audio: audio.send(new HeadBucketCommand({ Bucket: names.bucket })),
      };
      const results = await Promise.allSettled(Object.values(probes));
      return Object.keys(probes).filter((_, index) => results[index]?.status === 'rejected');
    },
    async listBooks() {
      const { Items } = await documents.send(new ScanCommand({ TableName: names.books }));
      return Items ?? [];
    },
    async listChapters(book) {
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: names.chapters,
          KeyConditionExpression: 'bookId = :book',
          ExpressionAttributeValues: { ':book': book },
        }),
      );
      return Items ?? [];
    },
    signAudio(book, chapter) {
      const command = new GetObjectCommand({ Bucket: names.bucket, Key: `${book}/${chapter}.mp3` });
      return getSignedUrl(audio, command, { expiresIn: linkSeconds });
    },
    close() {
      tables.destroy();
      audio.destroy();
    },
  };
}
