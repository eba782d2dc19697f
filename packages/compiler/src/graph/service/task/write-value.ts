import type { Store } from '../../../application/store.ts';
import type { StoreAttribute, Value, ValuePart } from '../../../application/value.ts';
import { literal, sub } from '../../build-resource.ts';
import type { HandoverKey } from '../../handover.ts';
import type { Property } from '../../intrinsics.ts';
import { givenId } from '../../take.ts';
import type { Scope } from '../scope.ts';
import { itemsOf } from './store-items.ts';

/** A value without anything that must stay unreadable. */
export type PlainValue = readonly PlainPart[];

type StorePart = Extract<ValuePart, { readonly kind: 'store' }>;
type PlainAttribute = Exclude<StoreAttribute, 'password'>;
type PlainPart =
  | Exclude<ValuePart, { readonly kind: 'secret' } | StorePart>
  | (StorePart & { readonly attribute: PlainAttribute });

/** Whether a value may stand in a task definition. */
export function isPlainValue(value: Value): value is PlainValue {
  return value.every(
    (part) => part.kind !== 'secret' && !(part.kind === 'store' && part.attribute === 'password'),
  );
}

/**
 * A value as the template writes it: text as it is, a single reference as `Ref`, a mixture as
 * `Fn::Sub`, where `${` of the project's own text is escaped.
 */
export function writeValue(value: PlainValue, scope: Scope): Property<string> {
  const pieces = value.map((part) => writePart(part, scope));
  const [first] = pieces;
  if (pieces.length === 1 && first?.kind === 'reference') return { Ref: first.id };
  if (pieces.every((piece) => piece.kind === 'text')) {
    return pieces.map((piece) => piece.text).join('');
  }
  return sub(pieces.map(writePiece).join(''));
}

/** A stretch of the written value; `id` is a parameter or pseudo parameter. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly id: string };

function writePiece(piece: Piece): string {
  return piece.kind === 'text' ? literal(piece.text) : `\${${piece.id}}`;
}

function writePart(part: PlainPart, scope: Scope): Piece {
  switch (part.kind) {
    case 'text':
      return part;
    case 'region':
      return { kind: 'reference', id: 'AWS::Region' };
    case 'store':
      return attributes[part.attribute](part, scope);
  }
}

type AttributeWriter = (part: StorePart, scope: Scope) => Piece;

/** What the project itself decides is text; what only AWS knows is taken from the data stack. */
const attributes: { readonly [Attribute in PlainAttribute]: AttributeWriter } = {
  host: (part, scope) => given(`store/${part.store}/host`, scope),
  port: (part, scope) => given(`store/${part.store}/port`, scope),
  username: (part, scope) => text(usernameOf(scope.directory.store(part.store))),
  database: (part, scope) => text(databaseOf(scope.directory.store(part.store))),
  bucket: (part, scope) => given(`store/${part.store}/bucket/${itemOf(part, scope)}`, scope),
  table: (part, scope) => given(`store/${part.store}/table/${itemOf(part, scope)}`, scope),
  'queue-url': (part, scope) =>
    given(`store/${part.store}/queue/${itemOf(part, scope)}/url`, scope),
  'queue-arn': (part, scope) =>
    given(`store/${part.store}/queue/${itemOf(part, scope)}/arn`, scope),
};

function given(key: HandoverKey, scope: Scope): Piece {
  scope.takings.value(key);
  return { kind: 'reference', id: givenId(key) };
}

function text(content: string): Piece {
  return { kind: 'text', text: content };
}

function usernameOf(store: Store | undefined): string {
  // ElastiCache knows a single user by this name unless others are created.
  return store && 'username' in store ? store.username : 'default';
}

function databaseOf(store: Store | undefined): string {
  return store?.kind === 'relational' ? store.database : '';
}

function itemOf(part: StorePart, scope: Scope): string {
  return part.item ?? itemsOf(scope.directory.store(part.store))[0] ?? part.store;
}
