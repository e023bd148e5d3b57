// The container of XLSX and DOCX (Open Packaging Conventions, ECMA-376 part 2): a zip of XML parts with
// their types and relations. The same parts give the same bytes: no clock, no random names.
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { escapeXml, type XmlAttributes, xmlElement } from '../escape-xml.ts';
import { asciiAddress } from '../link-target.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The zip format's first day, in local time as the format has it, so that it is the same everywhere. */
const FIRST_DAY = new Date(1980, 0, 1);

/** What a part points to; ids are `rId1`, `rId2`, … in this order. */
export interface Relation {
  /** Last part of the relation's type: `worksheet`, `styles`, `hyperlink`. */
  readonly type: string;
  readonly target: string;
  /** Whether the target lies outside the package, as a link's does. */
  readonly external?: boolean;
}

export interface OfficePart {
  /** Path in the package: `word/document.xml`. */
  readonly path: string;
  readonly contentType: string;
  /** The part's root element. */
  readonly xml: string;
  readonly relations?: readonly Relation[];
}

/** The document's own properties, without dates. */
export interface PackageProperties {
  readonly title: string;
}

/** The package as a zip file. The first part is the main one. */
export async function officePackage(
  parts: readonly OfficePart[],
  properties: PackageProperties,
): Promise<Uint8Array> {
  const all = [...parts, coreProperties(properties)];
  const zip = new ZipFile();
  const add = (path: string, xml: string): void =>
    zip.addBuffer(Buffer.from(DECLARATION + xml), path, {
      mtime: FIRST_DAY,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  add('[Content_Types].xml', contentTypes(all));
  add('_rels/.rels', packageRelations(parts[0]?.path ?? ''));
  for (const part of all) {
    add(part.path, part.xml);
    if (part.relations && part.relations.length > 0) {
      add(part.path.replace(/([^/]+)$/u, '_rels/$1.rels'), relationsXml(part.relations));
    }
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

function contentTypes(parts: readonly OfficePart[]): string {
  const types = parts.map((part) =>
    xmlElement('Override', { PartName: `/${part.path}`, ContentType: part.contentType }),
  );
  return xmlElement(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    xmlElement('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }) +
      xmlElement('Default', { Extension: 'xml', ContentType: 'application/xml' }) +
      types.join(''),
  );
}

function packageRelations(main: string): string {
  const core =
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  return xmlElement(
    'Relationships',
    { xmlns: RELATIONS },
    xmlElement('Relationship', { Id: 'rId1', Type: `${OFFICE}/officeDocument`, Target: main }) +
      xmlElement('Relationship', { Id: 'rId2', Type: core, Target: 'docProps/core.xml' }),
  );
}

function relationsXml(relations: readonly Relation[]): string {
  const written = relations.map(({ type, target, external }, index) => {
    const attributes: XmlAttributes = {
      Id: `rId${index + 1}`,
      Type: `${OFFICE}/${type}`,
      Target: external ? asciiAddress(target) : target,
      TargetMode: external ? 'External' : undefined,
    };
    return xmlElement('Relationship', attributes);
  });
  return xmlElement('Relationships', { xmlns: RELATIONS }, written.join(''));
}

function coreProperties({ title }: PackageProperties): OfficePart {
  const attributes = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return {
    path: 'docProps/core.xml',
    contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
    xml: xmlElement(
      'cp:coreProperties',
      attributes,
      `${xmlElement('dc:title', {}, escapeXml(title))}${xmlElement('dc:creator', {}, 'Axial')}`,
    ),
  };
}
