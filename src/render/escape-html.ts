// Text inside HTML, in content and in quoted attributes.

/** What HTML replaces or forbids: lone surrogates and controls but tab and line ends. */
const NOT_HTML = /\p{Cs}|(?![\t\n\r])\p{Cc}/gu;

/** Escapes text for HTML content and for attributes in double quotes; line ends become LF. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(NOT_HTML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
