// Identifiers of events and codings: ULIDs, 26 characters that sort by time. Clock and randomness come
// in from outside, so that a test can hold both.

/** Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export interface UlidSource {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
}

/** Whether a text has the form of a ULID. */
export function isUlid(text: string): boolean {
  return PATTERN.test(text);
}

/**
 * A maker of ULIDs (ulid/spec). Two made in the same millisecond, or after the clock was set back, still
 * ascend: the random part is counted up by one, and after its last number the time.
 */
export function ulidMaker({ now, below }: UlidSource): () => string {
  let lastTime = -1;
  let digits: number[] = [];
  return () => {
    const time = Math.max(now(), lastTime);
    if (time > lastTime || !increment(digits)) {
      lastTime = Math.max(time, lastTime + 1);
      digits = Array.from({ length: RANDOM_LENGTH }, () => below(32));
    }
    return timeDigits(lastTime) + digits.map((digit) => ALPHABET[digit]).join('');
  };
}

function timeDigits(time: number): string {
  let rest = time;
  let text = '';
  for (let place = 0; place < TIME_LENGTH; place++) {
    text = (ALPHABET[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Counts up by one; false where that was the last number. */
function increment(digits: number[]): boolean {
  for (let place = digits.length - 1; place >= 0; place--) {
    const next = (digits[place] ?? 0) + 1;
    digits[place] = next % 32;
    if (next < 32) return true;
  }
  return false;
}
