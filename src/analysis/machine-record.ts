// What is known of a machine that proposed codings: enough to say in a methods section who it was.

export interface MachineRecord {
  readonly model: string;
  readonly version: string;
  /** Hashes of the prompts, in alphabetical order. */
  readonly prompts: readonly string[];
  /** First and last day of its proposals, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly proposals: number;
  /** Codes proposed, and documents with a proposal. */
  readonly codes: number;
  readonly documents: number;
}

/** One proposal as its ledger keeps it. */
export interface RecordedProposal {
  readonly document: string;
  readonly code: string;
  readonly model: string;
  readonly version: string;
  readonly promptHash: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** `model version`: another version is another coder. */
export function machineName({ model, version }: { model: string; version: string }): string {
  return version === '' ? model : `${model} ${version}`;
}

/** One record a machine, in alphabetical order. */
export function machineRecords(proposals: readonly RecordedProposal[]): MachineRecord[] {
  const byMachine = new Map<string, RecordedProposal[]>();
  for (const proposal of proposals) {
    const name = machineName(proposal);
    const list = byMachine.get(name) ?? [];
    byMachine.set(name, list);
    list.push(proposal);
  }
  return [...byMachine].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => recordOf(list));
}

function recordOf(list: readonly RecordedProposal[]): MachineRecord[] {
  const [first] = list;
  if (!first) return [];
  const days = list.map(({ at }) => at.slice(0, 10)).sort();
  return [
    {
      model: first.model,
      version: first.version,
      prompts: [...new Set(list.map(({ promptHash }) => promptHash))].sort(),
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
      proposals: list.length,
      codes: new Set(list.map(({ code }) => code)).size,
      documents: new Set(list.map(({ document }) => document)).size,
    },
  ];
}

/** The machine in a sentence for a methods section: model, version, days, prompts, how much it proposed. */
export function machineSentence(machine: MachineRecord): string {
  const { model, version, prompts, from, to, proposals, codes, documents } = machine;
  const name = version === '' ? model : `${model} (version ${version})`;
  const days = from === to ? `on ${from}` : `from ${from} to ${to}`;
  const [prompt = ''] = prompts;
  const how =
    prompts.length === 1
      ? `prompt with SHA-256 ${prompt}`
      : `${prompts.length} prompts with SHA-256 ${prompts.join(', ')}`;
  return `The machine ${name} proposed ${proposals} codings of ${codes} codes in ${documents} documents ${days} (${how}). None of them counts as human coding.`;
}
