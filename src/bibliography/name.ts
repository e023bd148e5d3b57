// Who wrote a source, as CSL-JSON names people and institutions: the one shape that front matter,
// BibTeX, RIS and author-year labels share.

/** A person. `non-dropping-particle` is a "van" or "de" that belongs to the family name. */
export interface PersonName {
  readonly family: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  /** Jr., III. */
  readonly suffix?: string;
}

/** An institution, or a name that nobody should take apart. */
export interface LiteralName {
  readonly literal: string;
}

export type Name = PersonName | LiteralName;

/** Whether a name stands whole, as institutions do. */
export function isLiteralName(name: Name): name is LiteralName {
  return 'literal' in name;
}
