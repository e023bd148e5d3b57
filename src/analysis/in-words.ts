// Numbers in words for reports, which know analyses and nothing below them.
export { counted, spanOfYears, withCommas } from '../text/counted.ts';
