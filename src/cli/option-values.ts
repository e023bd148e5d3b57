// Values of options that many commands take. It loads nothing else, as a search must start at once.
import { InvalidArgumentError } from 'commander';

/** Takes a comma-separated list, once or several times. */
export function collect(value: string, previous: readonly string[] | undefined): string[] {
  const items = value.split(',').map((item) => item.trim());
  return [...(previous ?? []), ...items.filter((item) => item !== '')];
}

/** Parses a whole number of at least `minimum`. */
export function wholeNumber(minimum: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < minimum) {
      throw new InvalidArgumentError(`It must be a whole number, at least ${minimum}.`);
    }
    return number;
  };
}
