// The flow of a systematic search, counted by hand.
import { describe, expect, test } from 'vitest';
import { flowDiagram, flowTable } from '../../src/analysis/prisma/flow-diagram.ts';
import { readScreening } from '../../src/analysis/prisma/read-screening.ts';
import { outcomeOf, sourceKind } from '../../src/analysis/prisma/screening-record.ts';
import { flowImbalances } from '../../src/statistics/prisma-flow.ts';

const RECORDS = `id,source,decision,stage,reason
1,Scopus,include,,
2,Scopus,exclude,title/abstract,off topic
3,Web of Science,duplicate,,
4,Web of Science,exclude,full text,not about trust
5,CNKI,excluded (full text),,no data
6,CNKI,not retrieved,,
7,ClinicalTrials.gov,Included,,
8,Scopus,automation,,
9,Scopus,exclude,,not about trust
10,citation searching,include,,
11,citation searching,exclude,,no data
12,website,not-retrieved,,
`;

function flowOf(csv: string) {
  const { flow, findings } = readScreening(csv, 's.csv');
  if (flow === null) throw new Error(JSON.stringify(findings));
  return { ...flow, findings: [...findings, ...flow.findings] };
}

test('records: every one is accounted for, by databases, registers and other methods', () => {
  const { flow, sources, findings } = flowOf(RECORDS);
  expect(findings).toEqual([]);
  expect(flow).toEqual({
    databases: 8,
    registers: 1,
    duplicates: 1,
    automation: 1,
    removed: 0,
    screened: 7,
    excluded: 1,
    sought: 6,
    notRetrieved: 1,
    assessed: 5,
    reasons: { 'not about trust': 2, 'no data': 1 },
    included: 3,
    other: {
      websites: 1,
      organisations: 0,
      citations: 2,
      sought: 3,
      notRetrieved: 1,
      assessed: 2,
      reasons: { 'no data': 1 },
    },
  });
  expect(flowImbalances(flow)).toEqual([]);
  expect(sources[0]).toEqual({ name: 'Scopus', records: 4 });
});

test.each([
  ['include', null, null, 'included'],
  ['Exclude', null, null, 'excluded'],
  ['exclude', null, 'too old', 'excluded-full-text'],
  ['exclude', 'title', 'too old', 'excluded'],
  ['excluded at full-text', null, null, 'excluded-full-text'],
  ['Not_Retrieved', null, null, 'not-retrieved'],
  ['', null, null, 'open'],
  ['inclued', null, null, null],
  ['constructor', null, null, null],
])('"%s" at stage %s for %s is %s', (decision, stage, reason, outcome) => {
  expect(outcomeOf(decision, { stage, reason })).toBe(outcome);
});

test.each([
  [null, 'Scopus', 'database'],
  [null, 'PROSPERO', 'register'],
  ['register', 'Scopus', 'register'],
  [null, 'backward citation', 'citation'],
  ['website', null, 'website'],
  [null, null, 'database'],
])('kind %s, source %s: a %s', (kind, source, expected) => {
  expect(sourceKind(kind, source)).toBe(expected);
});

describe('what is wrong', () => {
  const rules = (csv: string) => flowOf(csv).findings.map(({ rule, severity }) => [rule, severity]);

  test('a record with two decisions, one twice, one found twice', () => {
    expect(rules('id,decision\na,include\na,exclude\n')).toEqual([['repeated-record', 'error']]);
    expect(rules('id,decision\na,include\na,include\n')).toEqual([['repeated-record', 'warning']]);
    expect(rules('id,decision\na,duplicate\na,include\n')).toEqual([]);
    expect(flowOf('id,decision\na,include\na,duplicate\n').flow).toMatchObject({
      databases: 2,
      duplicates: 1,
      included: 1,
    });
  });

  test('a record without decision, a full exclusion without reason, a word that is none', () => {
    expect(rules('id,decision\na,\nb,maybe\n')).toEqual([['undecided-record', 'error']]);
    expect(rules('id,decision,stage\na,exclude,full text\n')).toEqual([
      ['exclusion-without-reason', 'warning'],
    ]);
    const { findings } = flowOf('id,decision\na,inclued\n');
    expect(findings).toMatchObject([
      { rule: 'unknown-decision', severity: 'error', line: 2, hint: 'Did you mean "include"?' },
    ]);
  });

  test('a file without decisions and without boxes', () => {
    const { flow, findings } = readScreening('a,b\n1,2\n', 's.csv');
    expect(flow).toBeNull();
    expect(findings[0]?.message).toContain('no column "decision"');
  });
});

describe('one row a box', () => {
  const BOXES = `box,n
databases,100
registers,10
duplicates,15
screened,95
excluded,60
sought,35
not retrieved,5
assessed,30
reason: wrong outcome,12
reason: no data,8
included,10
`;

  test('is read, adds up, and comes out again as it was', () => {
    const read = flowOf(BOXES);
    expect(flowImbalances(read.flow)).toEqual([]);
    const table = flowTable(read);
    const again = flowOf(`box,n\n${table.rows.map((row) => row.join(',')).join('\n')}\n`);
    expect(again.flow).toEqual(read.flow);
  });

  test('a number that does not add up is found', () => {
    expect(flowImbalances(flowOf(BOXES.replace('assessed,30', 'assessed,31')).flow)).toEqual([
      { step: 'assessed', computed: 30, stated: 31 },
      { step: 'included', computed: 11, stated: 10 },
    ]);
  });

  test('the names of the R package PRISMA2020', () => {
    const { flow } = flowOf(
      'data,n\ndatabase_results,10\nregister_results,0\nduplicates,1\nrecords_screened,9\nrecords_excluded,4\ndbr_sought_reports,5\ndbr_notretrieved_reports,0\ndbr_assessed,5\ndbr_excluded,"Too old, 2; No data, 1"\nnew_studies,2\n',
    );
    expect(flow.reasons).toEqual({ 'Too old': 2, 'No data': 1 });
    expect(flowImbalances(flow)).toEqual([]);
  });

  test('what is missing or no number is named', () => {
    const { findings } = readScreening('box,n\ndatabases,many\nscreened,9\n', 's.csv');
    expect(findings.map(({ message }) => message)).toEqual([
      '"many" is no number of records for "databases".',
      's.csv lacks databases, excluded, sought, assessed, included.',
    ]);
  });
});

test('the diagram: five rows, a second track only with other methods', () => {
  const one = flowDiagram(flowOf('id,decision\na,include\n'));
  expect(one.tracks).toHaveLength(1);
  expect(one.tracks[0]?.steps.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
  expect(one.tracks[0]?.steps[0]?.main).toEqual(['Records identified (n = 1)']);
  const two = flowDiagram(flowOf(RECORDS));
  expect(two.tracks[1]?.steps.map(({ row }) => row)).toEqual([0, 2, 3]);
  expect(two.tracks[0]?.steps[3]?.side).toEqual([
    'Reports excluded (n = 3):',
    '  not about trust (n = 2)',
    '  no data (n = 1)',
  ]);
});
