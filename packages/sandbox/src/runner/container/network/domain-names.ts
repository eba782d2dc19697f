const address = 1;
const nameError = 3;

/**
 * Answers a DNS question for an IPv4 address; `addressOf` says what a name means, if anything.
 * Names have no other records, so that IPv6 is not tried.
 */
export function answerName(
  question: Buffer,
  addressOf: (name: string) => string | undefined,
): Buffer {
  const { name, type, end } = readQuestion(question);
  const found = addressOf(name);
  const answer = found !== undefined && type === address ? addressRecord(found) : Buffer.alloc(0);
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  const recursionDesired = question.readUInt16BE(2) & 0x0100;
  header.writeUInt16BE(0x8080 | recursionDesired | (found === undefined ? nameError : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answer.length > 0 ? 1 : 0, 6);
  return Buffer.concat([header, question.subarray(12, end), answer]);
}

function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let size = message.readUInt8(at); size > 0; size = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + size));
    at += 1 + size;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** The name of the question again (a pointer to it), type A, class IN, 5 seconds, the address. */
function addressRecord(ipAddress: string): Buffer {
  return Buffer.from([
    ...[0xc0, 12, 0, address, 0, 1, 0, 0, 0, 5, 0, 4],
    ...ipAddress.split('.').map(Number),
  ]);
}
