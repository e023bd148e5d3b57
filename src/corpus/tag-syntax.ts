// Which directives are tags: `:name[…]` and `:::name`, where the name could be a code's id: kebab-case,
// ASCII letters and digits, a letter first. The two constructs of remark-directive are tried only behind a look ahead at the name.
import type { Code, Construct, Effects, State } from './micromark-types.ts';

const COLON = 58;
const DASH = 45;
const LEFT_BRACKET = 91;
const LEFT_BRACE = 123;

/** `:name[…]` with a tag's name and a label that closes; any other colon is text. */
export function textTag(directive: Construct): Construct {
  const ahead = lookAhead(1, (code) => code === LEFT_BRACKET);
  return {
    ...directive,
    tokenize(effects, ok, nok) {
      const self = this;
      const begin = self.events.length;
      const tag = directive.tokenize.call(self, effects, labelled, nok);
      return effects.check(ahead, tag, nok);

      function labelled(code: Code): State | undefined {
        const types: readonly string[] = self.events.slice(begin).map((event) => event[1].type);
        return types.includes('directiveTextLabel') ? ok(code) : nok(code);
      }
    },
  };
}

/** `:::name` with a tag's name, alone on its line but for a label, attributes and white space. */
export function containerTag(directive: Construct): Construct {
  const ahead = lookAhead(3, endsContainerName);
  return {
    ...directive,
    tokenize(effects, ok, nok) {
      return effects.check(ahead, directive.tokenize.call(this, effects, ok, nok), nok);
    },
  };
}

function endsContainerName(code: Code): boolean {
  // Negative codes are line ends and tabs, null is the end of the file.
  return code === null || code < 0 || code === 32 || code === LEFT_BRACKET || code === LEFT_BRACE;
}

/** A construct that only looks whether `colons` or more colons (exactly one for 1) and a name follow. */
function lookAhead(colons: number, endsName: (code: Code) => boolean): Construct {
  return { partial: true, tokenize };

  function tokenize(effects: Effects, ok: State, nok: State): State {
    let seen = 0;
    let previous: Code = null;
    effects.enter('data');
    return sequence;

    function sequence(code: Code): State | undefined {
      if (code === COLON && (seen < colons || colons > 1)) {
        seen += 1;
        effects.consume(code);
        return sequence;
      }
      return seen >= colons && isLetter(code) ? name(code) : nok(code);
    }

    function name(code: Code): State | undefined {
      if (isLetter(code) || isDigit(code) || (code === DASH && previous !== DASH)) {
        previous = code;
        effects.consume(code);
        return name;
      }
      if (previous === DASH || !endsName(code)) return nok(code);
      effects.exit('data');
      return ok(code);
    }
  }
}

function isLetter(code: Code): boolean {
  return code !== null && code >= 97 && code <= 122;
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}
