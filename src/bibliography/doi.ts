// DOIs without what people put before them, and in one form for comparing.

/** `https://doi.org/10.1000/182`, `doi:10.1000/182` and `10.1000/182` all give `10.1000/182`. */
export function bareDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/** A DOI for comparing: they do not tell capitals apart. */
export function foldDoi(doi: string): string {
  return bareDoi(doi).toLowerCase();
}
