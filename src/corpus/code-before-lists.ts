// Indented code that a list may follow. micromark takes the list for one that interrupts a paragraph,
// even after a blank line, so that `2. text` and all below it would be read as a paragraph and as code.
// CommonMark asks nothing of the kind. Laws with tables of indented lists have hundreds of such places.
import type { Construct } from './micromark-types.ts';

/**
 * The standard construct for indented code, tried before itself as a partial one: what is partial does
 * not count as a construct under way, which a list could interrupt.
 */
export const codeBeforeLists: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const standard = [this.parser.constructs.flowInitial?.[32]]
      .flat()
      .find((construct) => construct?.name === 'codeIndented');
    return standard ? standard.tokenize.call(this, effects, ok, nok) : nok;
  },
};
