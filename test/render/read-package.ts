// Opens XLSX and DOCX files with an independent zip reader and XML parser.
import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { elements, parseXml, type XmlElement } from './read-xml.ts';

export interface OpenedPackage {
  /** The root element of a part, which must be there. */
  part(path: string): XmlElement;
  readonly paths: readonly string[];
  readonly dates: readonly string[];
  /** Targets of a part's relations by their id. */
  relations(path: string): Readonly<Record<string, string>>;
}

/** Reads a package; a broken zip or XML that is not well-formed throws. */
export async function readPackage(bytes: Uint8Array): Promise<OpenedPackage> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts = new Map<string, XmlElement>();
  const dates: string[] = [];
  for await (const entry of zip.eachEntry()) {
    dates.push(`${entry.lastModFileDate}/${entry.lastModFileTime}`);
    parts.set(entry.fileName, parseXml(await text(await zip.openReadStreamPromise(entry))));
  }
  const part = (path: string): XmlElement => {
    const found = parts.get(path);
    if (!found) throw new Error(`no part ${path}`);
    return found;
  };
  return {
    part,
    paths: [...parts.keys()],
    dates,
    relations: (path) =>
      Object.fromEntries(
        elements(part(path.replace(/([^/]+)$/u, '_rels/$1.rels')), 'Relationship').map(
          ({ attributes }) => [attributes.Id ?? '', attributes.Target ?? ''],
        ),
      ),
  };
}

/** Every relation's target, content type and link that the package promises is there. */
export function brokenPromises(opened: OpenedPackage): string[] {
  const typed = elements(opened.part('[Content_Types].xml'), 'Override').map(
    ({ attributes }) => attributes.PartName?.slice(1) ?? '',
  );
  const needed = opened.paths.filter(
    (path) => !path.endsWith('.rels') && path !== '[Content_Types].xml',
  );
  return [
    ...typed
      .filter((path) => !opened.paths.includes(path))
      .map((path) => `type of no part: ${path}`),
    ...needed.filter((path) => !typed.includes(path)).map((path) => `part without type: ${path}`),
    ...opened.paths
      .filter((path) => path.endsWith('.rels'))
      .flatMap((path) => missingTargets(opened, path)),
  ];
}

function missingTargets(opened: OpenedPackage, path: string): string[] {
  const folder = path.replace(/_rels\/[^/]+$/u, '');
  return elements(opened.part(path), 'Relationship')
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes }) => folder + (attributes.Target ?? ''))
    .filter((target) => !opened.paths.includes(target))
    .map((target) => `relation to no part: ${target}`);
}
