// Whether XML may be handed to a parser: no entities to expand, no nesting without end.

/** Deepest nesting of elements; tables within tables reach a few dozen. */
const DEEPEST = 400;

/** What is wrong with a piece of XML, or null. */
export function xmlProblem(xml: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    return 'it declares a document type, which Word never does';
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('-->', at + 4);
      at = end < 0 ? xml.length : end + 3;
      continue;
    }
    const end = xml.indexOf('>', at);
    if (end < 0) return null;
    if (xml[at + 1] === '/') depth -= 1;
    else if (xml[at + 1] !== '?' && xml[at + 1] !== '!' && xml[end - 1] !== '/') depth += 1;
    if (depth > DEEPEST) return `its elements are nested more than ${DEEPEST} levels deep`;
    at = end + 1;
  }
  return null;
}
