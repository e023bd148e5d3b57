// Where a full stop does not end a sentence: abbreviations, initials, enumerators, ordinal numbers.

/** Titles, pointers and examples: what follows always belongs to them. In lower case. */
const ALWAYS = words(`
  vgl cf bzw ggf evtl insb insbes sog gem ca inkl exkl zzgl abzgl einschl bspw mind max ebd
  z.b d.h u.a i.d.r i.v.m i.s.d i.s.v i.h.v o.g s.o s.u a.a.o z.t zit
  e.g eg i.e ie viz approx esp resp incl excl vs v p.ex c.-à-d ex p.ej ej es bijv nl
  dr prof mr mrs ms messrs mme mlle st rev gen col capt lt sgt sen rep gov pres hon mag dipl ing frh
  sr sra sres dott avv dhr mw hrsg mm ee
`);

/** Parts of a reference or a date: a number, a letter or a bracket follows, or they end the sentence. */
const REFERENCES = words(`
  art arts abs nr nrn nos ziff lit buchst rn rdnr randnr hs halbs kap anm fn tz bd bde jg s ss p pp
  para paras sec secs sect ch chap chaps fig figs tab vol vols ed eds aufl ausg sp anl al n núm pág págs
  pag pagg blz cap stat cl reg vers
  jan feb mar apr jun jul aug sep sept oct okt nov dec dez
`);

/** Nouns that an ordinal number stands before in German, whatever stands before the number. */
const AFTER_ORDINAL =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jh|Lebensjahr|Auflage|Aufl|Legislaturperiode|Wahlperiode)/u;
/** Words before a German ordinal number: `am 3. Oktober`, `der 2. Senat`. */
const BEFORE_ORDINAL =
  /(?:^|\s)(?:am|vom|zum|zur|beim|im|der|die|das|des|dem|den|ab|seit|bis|jede[rnms]?|ein|eine[rnms]?|als|und|oder|bzw\.|in|mit|von|ihr|sein|ihre[rnms]?|seine[rnms]?)\s+\d{1,3}\.$/iu;

/** Words that begin a sentence rather than go on behind `U.S.` or `a.m.` */
const STARTERS = words(`
  the this that these those a an it its he she they we you i his her their our my in on at by for from
  as if when while but and or so yet however there here what which who why how after before since
  der die das dieser diese dieses ein eine er sie es wir ihr ich im in am auf bei für von zu aber und
`);

/**
 * Whether the sentence `before`, which ends at a possible boundary, goes on in `after`. `language` is a
 * BCP 47 tag: ordinal numbers with a full stop are German.
 */
export function goesOn(before: string, after: string, language: string): boolean {
  // "Is it so?" he asked.
  if (/[?!…][)\]"'”’»«›‹]+$/u.test(before)) return /^\s*\p{Ll}/u.test(after);
  if (!before.endsWith('.')) return false;
  if (isEnumerator(before)) return true;
  const tail = before.slice(-40);
  const word = /(?:^|[\s([{"'„“”‚‘’«»‹›/–—-])([^\s([{"'„“”‚‘’«»‹›/–—]*)\.$/u.exec(tail)?.[1] ?? '';
  const next = after.trimStart();
  const folded = word.toLowerCase();
  if (ALWAYS.has(folded)) return true;
  if (folded === 'no') return /^\d/.test(next);
  if (/^\d{1,3}$/.test(word)) return /^de\b/i.test(language) && isOrdinal(tail, next);
  if (REFERENCES.has(folded) && /^(?:\d|[IVXLC]+\b|\p{L}(?:\)|\b(?![’']))|§|[([])/u.test(next))
    return true;
  if (/^\p{L}$/u.test(word)) return isInitial(word, tail, next);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !STARTERS.has(firstWord(next));
  return false;
}

/** `1.`, `IV.`, `a.` or `2.1.` at the beginning of a sentence: what follows is the sentence. */
function isEnumerator(before: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-z])\.$/.test(before);
}

function isOrdinal(tail: string, next: string): boolean {
  return AFTER_ORDINAL.test(next) || (BEFORE_ORDINAL.test(tail) && /^\p{Lu}\p{Ll}/u.test(next));
}

/** `J. Smith`, and the letters of `z. B.` or `i. d. R.` */
function isInitial(letter: string, tail: string, next: string): boolean {
  if (/^\p{L}\./u.test(next)) return true;
  if (/(?:^|[\s(])\p{L}\.\s?\p{L}\.$/u.test(tail)) return !STARTERS.has(firstWord(next));
  // Smith, J. 2010; Smith, J. (2010); Smith, J. & Jones, K.
  if (/\p{Lu}\p{L}+,\s(?:\p{Lu}\.[\s-]?)+$/u.test(tail) && /^[\d(&,]/.test(next)) return true;
  return /^\p{Lu}$/u.test(letter) && /^[\p{Lu}]/u.test(next) && !STARTERS.has(firstWord(next));
}

function firstWord(text: string): string {
  return /^[\p{L}\p{M}]+/u.exec(text)?.[0].toLowerCase() ?? '';
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
