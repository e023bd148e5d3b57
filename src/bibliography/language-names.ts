// Languages as bibliographies name them, to BCP 47.

const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  canadian: 'en-CA',
  australian: 'en-AU',
  eng: 'en',
  german: 'de',
  ngerman: 'de',
  deutsch: 'de',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  swissgerman: 'de-CH',
  nswissgerman: 'de-CH',
  ger: 'de',
  deu: 'de',
  french: 'fr',
  français: 'fr',
  francais: 'fr',
  fre: 'fr',
  fra: 'fr',
  spanish: 'es',
  español: 'es',
  spa: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  portuges: 'pt',
  brazilian: 'pt-BR',
  brazil: 'pt-BR',
  dutch: 'nl',
  nederlands: 'nl',
  swedish: 'sv',
  danish: 'da',
  norsk: 'no',
  norwegian: 'no',
  finnish: 'fi',
  polish: 'pl',
  czech: 'cs',
  hungarian: 'hu',
  russian: 'ru',
  ukrainian: 'uk',
  turkish: 'tr',
  greek: 'el',
  latin: 'la',
  arabic: 'ar',
  hebrew: 'he',
  persian: 'fa',
  hindi: 'hi',
  indonesian: 'id',
  vietnamese: 'vi',
  chinese: 'zh',
  中文: 'zh',
  汉语: 'zh',
  中文简体: 'zh-Hans',
  简体中文: 'zh-Hans',
  繁體中文: 'zh-Hant',
  chi: 'zh',
  zho: 'zh',
  japanese: 'ja',
  日本語: 'ja',
  jpn: 'ja',
  korean: 'ko',
  한국어: 'ko',
  kor: 'ko',
};

/**
 * The tag of a language: `ngerman` and `German` give `de`, `zh_CN` gives `zh-CN`, `en; de` the first.
 * What is neither a name nor the form of a tag stays as it is.
 */
export function languageTag(name: string): string {
  const first = (name.split(/[;,]|\band\b/)[0] ?? '').trim();
  const known = NAMES[first.toLowerCase()];
  if (known !== undefined && Object.hasOwn(NAMES, first.toLowerCase())) return known;
  const tag = first.replaceAll('_', '-');
  try {
    return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)
      ? (Intl.getCanonicalLocales(tag)[0] ?? first)
      : first;
  } catch {
    return first;
  }
}
