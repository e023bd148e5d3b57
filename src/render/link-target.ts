// Addresses of links in a table's output: relative to where the output lies, and harmless.

const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;
const SAFE_SCHEME = /^(https?|mailto):/iu;
const UNSAFE = /[\s"'`()<>\\^{|}[\]\p{Cc}]/gu;

/**
 * The address of a link. `base` goes before a relative address: `../` for output in a folder of the
 * study. Characters that could end the address in Markdown, HTML or TeX are percent-encoded. Only
 * web and mail addresses keep their scheme; anything else (`javascript:`) becomes a relative path.
 */
export function linkTarget(href: string, base = ''): string {
  const encoded = href.replace(UNSAFE, percentEncode);
  if (SAFE_SCHEME.test(encoded)) return encoded;
  return SCHEME.test(encoded) ? `./${base}${encoded}` : base + encoded;
}

/** An address in ASCII alone, as office packages want it: `依.md` becomes `%E4%BE%9D.md`. */
export function asciiAddress(address: string): string {
  return address.replace(/\P{ASCII}/gu, percentEncode);
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
