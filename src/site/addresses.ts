// Where the pages of a site lie: names that every file system and web server takes, made from ids alone,
// so that an address stays the same when a study is published again.
import { createHash } from 'node:crypto';

/** A part of a path that stays as it is. */
const PLAIN = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const LONGEST_PART = 80;

/**
 * The path of a document's page: `documents/papers/wang-2019.html`. Parts of an id that hold anything
 * but lower-case letters, digits and single - _ . are spelled with those alone, and end in eight digits
 * of the id's SHA-256.
 */
export function documentPath(id: string): string {
  const parts = id.split('/');
  const isPlain = parts.every(
    (part) => PLAIN.test(part) && part.length <= LONGEST_PART && !DEVICE.test(part),
  );
  if (isPlain) return `documents/${id}.html`;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 8);
  const spelled = parts.map(plainPart).filter((part) => part !== '');
  return `documents/${[...spelled.slice(0, -1), [...spelled.slice(-1), hash].join('-')].join('/')}.html`;
}

function plainPart(part: string): string {
  const plain = part
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return DEVICE.test(plain) ? `${plain}-` : plain;
}

/** The page of a code; a long list of quotations goes on in further pages. */
export function codePath(code: string, part = 1): string {
  return `codes/${part === 1 ? code : `${code}.${part}`}.html`;
}

/** The page of the pairs of a code with those behind it in the codebook. */
export function pairsPath(code: string): string {
  return `cooccurrence/${code}.html`;
}

/** What leads from a page back to the site's root: `../` for each folder. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
