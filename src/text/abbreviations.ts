// Where a full stop does not end a sentence: abbreviations, initials and ordinal numbers.

/**
 * Abbreviations that go on: a title, a reference, a number or an example follows. In lower case; in
 * those of several parts (`z. B.`) only the last part is looked up, and its forerunners show it.
 */
const ALWAYS = new Set(
  // references to laws and texts
  (
    'art arts abs nr nrn no nos ziff lit buchst rn rdnr randnr hs halbs kap anm fn tz bd bde jg s ss p pp par para paras ' +
    'sec secs sect ch chap chaps fig figs tab vol vols ed eds hrsg hg aufl ausg bl sp vgl cf vs v ebd a.a.o ' +
    'bzw d.h i.d.f i.v.m i.d.r i.s.d u.a z.b z.t s.o s.u o.ä sog gem ggf evtl insb insbes inkl exkl zzgl abzgl ca usf ' +
    'e.g i.e viz approx est esp resp incl excl ' +
    // titles
    'dr prof mr mrs ms messrs mme mlle st sr jr hon rev gen col capt lt sgt sen rep gov pres mag dipl ing ' +
    'frh str tel ' +
    // French, Spanish, Italian, Portuguese, Dutch
    'al chap éd env p.ex c.-à-d cf art arts al n° núm pág págs sr sra sres ud uds ej p.ej cap ' +
    'sig sigg dott avv ing pag pagg es bijv nl blz mw dhr'
  ).split(' '),
);

/** Abbreviations that may also end a sentence: they go on if a small letter or a number follows. */
const OFTEN = new Set(
  'etc usw u.s.w ff f inc ltd co corp bros ave blvd u.s u.k e.u u.n a.m p.m'.split(' '),
);

const MONTH =
  /^\s*(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|jh\b|auflage|aufl\b|lesung|sitzung|kapitel|teil|abschnitt|absatz|satz|buch|band|quartal|halbjahr)/iu;

/**
 * Whether `before`, which ends with a full stop at a possible end of a sentence, goes on in `after`.
 * Looks at the last word only.
 */
export function endsInAbbreviation(before: string, after: string): boolean {
  if (!before.endsWith('.')) return false;
  const word =
    /(?:^|[\s([{"'„“‚‘«‹/–—-])([^\s([{"'„“‚‘«‹/–—]*)\.$/u.exec(before.slice(-30))?.[1] ?? '';
  const folded = word.toLowerCase();
  if (ALWAYS.has(folded) || ALWAYS.has(folded.slice(folded.lastIndexOf('.') + 1))) return true;
  if (OFTEN.has(folded)) return /^\s*[\p{Ll}\d(,;]/u.test(after);
  if (/^\p{Lu}$/u.test(word)) return /^\s*\p{Lu}/u.test(after) && !/^\p{Lu}\.$/u.test(before);
  if (/^\d{1,2}$/.test(word)) return MONTH.test(after);
  return /^\s*\p{Ll}/u.test(after);
}
