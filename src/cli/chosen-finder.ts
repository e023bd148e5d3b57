// Whose hits a command is about: the rules', or those of a machine that proposed codings.
import { machinePredictor, type Predictor, rulePredictor } from '../analysis/predictions.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import type { FoldedLedgers } from './folded-ledgers.ts';
import { knownName } from './options.ts';

/**
 * The rules, or the machine with this name (`model version`, or `model` where it has one version).
 * @throws UsageError for a machine that proposed nothing, with the nearest one.
 */
export function chosenFinder(
  loaded: LoadedStudy,
  ledgers: FoldedLedgers,
  machine: string | undefined,
): Predictor {
  if (machine === undefined) return rulePredictor(loaded.corpus.codebook);
  const versions = ledgers.machines.filter((name) => name.startsWith(`${machine} `));
  const [only] = versions;
  const isShort = !ledgers.machines.includes(machine) && versions.length === 1;
  const name =
    isShort && only !== undefined ? only : knownName('machine', machine, ledgers.machines);
  return machinePredictor(name, ledgers.proposalsOf(name));
}
