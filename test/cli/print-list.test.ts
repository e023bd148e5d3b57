// A list that is printed item by item reads like one that is printed whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Context, printJson, printJsonList, printParts } from '../../src/cli/context.ts';

function listening(): { context: Context; out: string[]; waited: () => number } {
  const out: string[] = [];
  let waited = 0;
  const streams = {
    out: (text: string) => void out.push(text),
    taken: async () => {
      waited += 1;
    },
    bytes: () => undefined,
    err: () => undefined,
    width: null,
    errorsToTerminal: false,
  };
  return { context: { cwd: '/', env: {}, streams }, out, waited: () => waited };
}

test('the same text as JSON of the whole', async () => {
  const item = fc.record({ id: fc.string({ unit: 'grapheme' }), more: fc.jsonValue() });
  await fc.assert(
    fc.asyncProperty(fc.array(item), async (items) => {
      const whole = listening();
      printJson(whole.context, { items });
      const one = listening();
      await printJsonList(one.context, 'items', items);
      expect(one.out.join('')).toBe(whole.out.join(''));
    }),
  );
});

test('many parts leave in few writes, and each waits for its reader', async () => {
  const { context, out, waited } = listening();
  await printParts(
    context,
    Array.from({ length: 2000 }, () => `${'x'.repeat(99)}\n`),
  );
  expect(out.join('')).toHaveLength(200_000);
  // 65,536 characters at a time, filled up to whole parts: 65,600 three times, and the rest.
  expect(out.map((text) => text.length)).toEqual([65_600, 65_600, 65_600, 3200]);
  expect(waited()).toBe(3);
});
