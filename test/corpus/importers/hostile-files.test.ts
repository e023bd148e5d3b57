// Files that lie, explode or are damaged: each is refused with a reason, and nothing throws.
import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { importFile } from '../../../src/corpus/importers/import-file.ts';
import { inflatesTooFar } from '../../../src/corpus/importers/pdf-bounds.ts';
import { readZip } from '../../../src/corpus/importers/read-zip.ts';
import { xmlProblem } from '../../../src/corpus/importers/xml-bounds.ts';

async function rulesOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const { imported, findings } = await importFile(bytes, { file: name, name });
  expect(imported === null).toBe(findings.some(({ severity }) => severity === 'error'));
  return findings.map(({ rule }) => rule);
}

async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** The archive with another unpacked size written down for a part, in its central directory. */
function withSize(zip: Buffer, name: string, size: number): Buffer {
  const changed = Buffer.from(zip);
  // 46 bytes before the name begins the part's record; its size stands 24 bytes behind that.
  const at = changed.lastIndexOf(name) - 46;
  expect(changed.readUInt32LE(at)).toBe(0x02014b50);
  changed.writeUInt32LE(size, at + 24);
  return changed;
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function wordDocument(body: string): string {
  return `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}

function docx(body: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return zipOf({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELATIONS,
    'word/document.xml': wordDocument(body),
    ...more,
  });
}

const PARAGRAPH = '<w:p><w:r><w:t>Words of the text.</w:t></w:r></w:p>';

describe('Word files', () => {
  it('a sound one is imported', async () => {
    const { imported } = await importFile(await docx(PARAGRAPH), {
      file: 'a.docx',
      name: 'a.docx',
    });
    expect(imported?.content).toBe('---\ntitle: a\n---\n\nWords of the text.\n');
  });

  it('a bomb is refused, whether it says its size or not', async () => {
    const sound = await docx(PARAGRAPH, { 'word/styles.xml': Buffer.alloc(1_000_000) });
    const honest = withSize(sound, 'word/styles.xml', 210_000_000);
    expect(await rulesOf(honest, 'bomb.docx')).toEqual(['unreadable-docx']);
    const lying = withSize(sound, 'word/styles.xml', 10);
    expect(await rulesOf(lying, 'lie.docx')).toEqual(['unreadable-docx']);
    const limits = { entries: 10, bytes: 500_000 };
    await expect(readZip(sound, () => true, limits)).rejects.toThrow('unpacks to more than 1 MB');
    await expect(readZip(lying, () => true, limits)).rejects.toThrow(/bytes/);
    await expect(readZip(sound, () => true, { entries: 3, bytes: 1e9 })).rejects.toThrow('3 files');
    const parts = await readZip(sound, (name) => name.endsWith('styles.xml'), {
      entries: 9,
      bytes: 1e9,
    });
    expect([...parts].map(([name, part]) => [name, part.length])).toEqual([
      ['word/styles.xml', 1_000_000],
    ]);
  });

  it('entities, endless nesting, and pictures that are bombs do no harm', async () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "b">]>';
    const withEntities = await zipOf({
      '[Content_Types].xml': TYPES,
      '_rels/.rels': RELATIONS,
      'word/document.xml': entities + wordDocument(PARAGRAPH),
    });
    expect(await rulesOf(withEntities, 'x.docx')).toEqual(['unreadable-docx']);
    const deep = await docx('<w:tbl><w:tr><w:tc>'.repeat(2000));
    expect(await rulesOf(deep, 'x.docx')).toEqual(['unreadable-docx']);
    const picture = await docx(PARAGRAPH, { 'word/media/image1.png': 'x' });
    const bomb = withSize(picture, 'word/media/image1.png', 210_000_000);
    expect(await rulesOf(bomb, 'x.docx')).toEqual([]);
  });

  it('names that lead out of the archive, other archives, old files and junk are refused', async () => {
    const escaping = Buffer.from(
      (await docx(PARAGRAPH, { 'word/aa.xml': 'x' }))
        .toString('latin1')
        .replaceAll('word/aa.xml', '../../a.xml'),
      'latin1',
    );
    expect(await rulesOf(escaping, 'x.docx')).toEqual(['unreadable-docx']);
    expect(await rulesOf(await zipOf({ 'a.txt': 'x' }), 'x.docx')).toEqual(['unreadable-docx']);
    expect(await rulesOf(Buffer.from('\u00d0\u00cf\u0011\u00e0', 'latin1'), 'x.docx')).toEqual([
      'wrong-content',
    ]);
    expect(await rulesOf(Buffer.from('PK junk'), 'x.docx')).toEqual(['unreadable-docx']);
    expect(await rulesOf(Buffer.from('hello'), 'x.docx')).toEqual(['wrong-content']);
  });

  it('says where Word counts articles itself', async () => {
    const numbering = '<w:numbering xmlns:w="x"><w:lvlText w:val="第%1条"/></w:numbering>';
    const rules = await rulesOf(
      await docx(PARAGRAPH, { 'word/numbering.xml': numbering }),
      'x.docx',
    );
    expect(rules).toEqual(['automatic-numbers-lost']);
    const plain =
      '<w:numbering xmlns:w="x"><w:lvlText w:val="%1."/><w:lvlText w:val="o"/></w:numbering>';
    expect(await rulesOf(await docx(PARAGRAPH, { 'word/numbering.xml': plain }), 'x.docx')).toEqual(
      [],
    );
  });
});

describe('XML', () => {
  it.each([
    ['<a><b/></a>', null],
    [`${'<a>'.repeat(400)}${'</a>'.repeat(400)}`, null],
    [`<!-- ${'<a>'.repeat(900)} -->${'<br/>'.repeat(900)}`, null],
    ['<!DOCTYPE a>', 'declares'],
    ['<a>'.repeat(401), 'nested'],
  ])('%.40s', (xml, problem) => {
    if (problem === null) expect(xmlProblem(xml)).toBeNull();
    else expect(xmlProblem(xml)).toContain(problem);
  });
});

describe('PDF files', () => {
  /** A PDF of one page whose content stream is given. */
  function pdf(content: Buffer, dictionary = ''): Buffer {
    const parts = [
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n',
      `4 0 obj<</Length ${content.length}${dictionary}>>stream\n`,
      content,
      '\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ];
    return Buffer.concat(parts.map((part) => Buffer.from(part)));
  }
  const TEXT = 'BT /F 12 Tf 20 200 Td (Words of the page.) Tj ET';

  it('a sound one is imported, also with a damaged index', async () => {
    const { imported } = await importFile(pdf(Buffer.from(TEXT)), { file: 'a.pdf', name: 'a.pdf' });
    expect(imported?.content).toBe('---\ntitle: a\n---\n\n<!-- page 1 -->\n\nWords of the page.\n');
    const deflated = pdf(deflateSync(TEXT), '/Filter/FlateDecode');
    expect(await rulesOf(deflated, 'a.pdf')).toEqual([]);
  });

  it('a bomb is refused before it is read', async () => {
    const bomb = pdf(deflateSync(Buffer.alloc(210_000_000), { level: 1 }), '/Filter/FlateDecode');
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(inflatesTooFar(bomb)).toBe(true);
    expect(await rulesOf(bomb, 'bomb.pdf')).toEqual(['pdf-too-large']);
    expect(inflatesTooFar(pdf(deflateRawSync(TEXT)))).toBe(false);
  });

  it('one without text, one that is damaged, and one that is none are refused', async () => {
    expect(await rulesOf(pdf(Buffer.from('0 0 100 100 re f')), 'scan.pdf')).toEqual([
      'pdf-without-text',
    ]);
    expect(await rulesOf(Buffer.from('%PDF-1.7 and no more'), 'x.pdf')).toEqual(['unreadable-pdf']);
    expect(await rulesOf(Buffer.from('hello'), 'x.pdf')).toEqual(['wrong-content']);
  });
});

describe('web pages', () => {
  it('endless nesting is refused or read, never a crash', async () => {
    const deep = Buffer.from(`${'<div>'.repeat(50_000)}x`);
    const { imported, findings } = await importFile(deep, { file: 'x.html', name: 'x.html' });
    expect(imported !== null || findings[0]?.rule === 'nested-too-deeply').toBe(true);
  });

  it('scripts, forms and hidden parts leave no words, also as unclosed tags', async () => {
    const page =
      '<body><p>Kept.</p><script>lost()</script><style>lost</style><form>lost <input value=lost></form><p hidden>lost</p><p style="display: none">lost</p><iframe src=x>lost</iframe><nav>lost</nav><script>lost';
    const { imported } = await importFile(Buffer.from(page), { file: 'x.html', name: 'x.html' });
    expect(imported?.content).toContain('Kept.');
    expect(imported?.content).not.toContain('lost');
  });
});

describe('any bytes', () => {
  it('under any ending give a document or a reason', async () => {
    const endings = ['md', 'txt', 'html', 'docx', 'pdf', 'exe', ''];
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...endings),
        async (bytes, ending) => {
          await rulesOf(bytes, ending === '' ? 'file' : `file.${ending}`);
        },
      ),
      { numRuns: 150 },
    );
  });
});
