// Every example of the design's section on the query language.
import { describe, expect, it } from 'vitest';
import { mark } from './marked.ts';

const law =
  'There is no law to abide by; the legal vacuum persists. Laws were drafted but never passed.';

describe('the examples of the design', () => {
  it.each([
    ["it's", 'It’s true.', '⟦It’s⟧ true.'],
    ['co-operative', 'a co operative', 'a ⟦co operative⟧'],
    ['co-operative', 'a co-operative', 'a ⟦co-operative⟧'],
    ['co-operative', 'a cooperative', null],
    ['trust', 'non-trust', 'non-⟦trust⟧'],
    ['État', 'l’État', 'l’⟦État⟧'],
    ['3', '3.5 per cent', null],
    ['3.5', '3.5 per cent', '⟦3.5⟧ per cent'],
    ['依赖', '高度依赖政府', '高度⟦依赖⟧政府'],
    ['Abhangig', 'Abhängig', null],
    ['ＮＧＯ', 'NGO', '⟦NGO⟧'],
    ['NGO', 'ＮＧＯ', '⟦ＮＧＯ⟧'],
    ['lack* NEAR/2 trust', 'lack of mutual trust', '⟦lack of mutual trust⟧'],
    ['lack* NEAR/1 trust', 'lack of mutual trust', null],
    ['政府 BEFORE/2 服务', '政府购买服务', '⟦政府购买服务⟧'],
    ['"mutual trust" NEAR/2 trust', 'mutual trust', null],
    ['trust NEAR/3 mutual', 'mutual trust and trust', '⟦mutual trust⟧ and trust'],
    ['lack* NEAR/5 trust NEAR/5 mutual', 'lack of mutual trust', '⟦lack of mutual trust⟧'],
    ['"lack* of * trust"', 'a lack of mutual trust', 'a ⟦lack of mutual trust⟧'],
    ['/no\\s+laws?/i', 'There is no lawful way.', 'There is ⟦no law⟧ful way.'],
    ['/\\bärm/i', 'Ärmel', '⟦Ärm⟧el'],
    ['trust NOT AFTER/2 no', 'no more trust. In trust.', 'no more trust. In ⟦trust⟧.'],
  ])('%s in %s', (query, text, marked) => {
    expect(mark(query, text)).toBe(marked);
  });

  it('decides truth in each unit', () => {
    expect(mark('law* NOT vacuum', law, 'paragraph')).toBeNull();
    expect(mark('law* NOT vacuum', law, 'sentence')).toBe(law.replace('Laws', '⟦Laws⟧'));
  });
});
