// Whether a text runs from right to left, as Hebrew and Arabic do.

const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the first letter is one of a right-to-left script (Unicode's rule P2 for paragraphs). */
export function isRightToLeft(text: string): boolean {
  const first = STRONG.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/** Text cut where it changes between right-to-left words and others; blanks between two such words stay with them. */
export function directionRuns(
  text: string,
): { readonly text: string; readonly rightToLeft: boolean }[] {
  const pieces = text.split(
    /([\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}]+(?:[\s\p{P}]+[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}]+)*)/u,
  );
  return pieces
    .map((piece) => ({ text: piece, rightToLeft: RIGHT_TO_LEFT.test(piece) }))
    .filter((run) => run.text !== '');
}
