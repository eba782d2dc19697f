import { textPart } from './draft.ts';
import { plainIn } from './flat-text.ts';
import {
  attribute,
  type Followed,
  type Following,
  gap,
  insert,
  nothingFollowed,
  replace,
  together,
} from './following.ts';

/** User and password, put in where there is a place for them. */
export function followCredentials(following: Following): Followed {
  const { address, known, separate } = following;
  const { user, password } = address;
  const hasUser = known.store.kind !== 'cache';
  const steps: Followed[] = [];
  if (user && hasUser) {
    steps.push(replace(user, [attribute(known, 'username')], 'credentials'), checkUser(following));
  }
  if (password) steps.push(replace(password, [attribute(known, 'password')], 'credentials'));
  else if (user && address.form !== 'settings') {
    steps.push(insert(user.end, [textPart(':'), attribute(known, 'password')], 'credentials'));
  } else if (!separate) steps.push(addCredentials(following, user !== undefined));
  return together(...steps);
}

function addCredentials({ address, known }: Following, userIsThere: boolean): Followed {
  const username = known.store.kind === 'cache' ? [] : [attribute(known, 'username')];
  const password = attribute(known, 'password');
  switch (address.form) {
    case 'url':
      if (address.jdbc) return gap({ kind: 'credentials' });
      return insert(
        address.host.start,
        [...username, textPart(':'), password, textPart('@')],
        'credentials',
      );
    case 'driver':
      return insert(
        address.range.start,
        [...username, textPart(':'), password, textPart('@')],
        'credentials',
      );
    case 'settings': {
      const mark = address.separator;
      const user =
        userIsThere || username.length === 0 ? [] : [textPart(`${mark}user=`), ...username];
      return insert(
        address.range.end,
        [...user, textPart(`${mark}password=`), password],
        'credentials',
      );
    }
    case 'socket':
      return gap({ kind: 'credentials' });
  }
}

/** The managed store has one user; another's name would be a stranger to it. */
function checkUser({ address, flat, known }: Following): Followed {
  const { user: range } = address;
  const user = range && plainIn(flat, range);
  if (!range || !user || known.localUser === undefined) return nothingFollowed;
  const isOwner = user === known.localUser || user === 'root';
  return isOwner ? nothingFollowed : gap({ kind: 'user', user, range });
}
