// natural's classifiers carry no types of their own for single files.
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  /** What natural's classifier keeps of each class: how many examples show a feature, plus smoothing. */
  interface BayesCounts {
    readonly classFeatures: Readonly<Record<string, Readonly<Record<number, number>> | undefined>>;
    readonly classTotals: Readonly<Record<string, number | undefined>>;
    readonly smoothing: number;
    addExample(features: readonly (0 | 1)[], label: string): void;
  }
  export default class BayesClassifier {
    readonly classifier: BayesCounts;
  }
}
