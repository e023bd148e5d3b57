// The Markdown that Axial reads: CommonMark, front matter, GFM tables and footnotes, and directives as
// tags. A colon that does not begin a tag is a character like any other, so `C:N` stays `C:N`.
import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';
import { codeBeforeLists } from './code-before-lists.ts';
import { containerTag, textTag } from './tag-syntax.ts';

type FromMarkdownExtension = Exclude<
  NonNullable<Data['fromMarkdownExtensions']>[number],
  readonly unknown[]
>;

const withFrontMatter = configure(true);
const withoutFrontMatter = configure(false);

/** Parses a whole file, with the front matter that it may begin with. */
export function parseFile(markdown: string): Root {
  return withFrontMatter.parse(markdown);
}

/** Parses Markdown in which `---` on the first line is a thematic break, not front matter. */
export function parseBody(markdown: string): Root {
  return withoutFrontMatter.parse(markdown);
}

function configure(frontMatter: boolean): Processor<Root> {
  const processor = unified().use(remarkParse);
  if (frontMatter) processor.use(remarkFrontmatter, ['yaml']);
  processor.use(remarkDirective).use(tablesAndFootnotes).use(onlyTags);
  processor.use(listsAfterCode).use(entitiesWithoutLines);
  return processor.freeze();
}

function tablesAndFootnotes(this: Processor): void {
  extensions(this).micromark.push(gfmTable(), gfmFootnote());
  extensions(this).fromMarkdown.push(gfmTableFromMarkdown(), gfmFootnoteFromMarkdown());
}

/** Narrows the directives that remark-directive has just registered to those that are tags. */
function onlyTags(this: Processor): void {
  const { micromark } = extensions(this);
  const index = micromark.findIndex((extension) => extension.text?.[58] && extension.flow?.[58]);
  const directive = micromark[index];
  const text = [directive?.text?.[58]].flat()[0];
  const container = [directive?.flow?.[58]].flat()[0];
  if (!text || !container) throw new Error('remark-directive registers no constructs at the colon');
  micromark[index] = { text: { 58: textTag(text) }, flow: { 58: containerTag(container) } };
}

function listsAfterCode(this: Processor): void {
  const { micromark } = extensions(this);
  micromark.push({
    flowInitial: { '-2': codeBeforeLists, '-1': codeBeforeLists, 32: codeBeforeLists },
  });
}

/** `&#10;` decodes to a space: a line end within a text node is then always one of the source. */
function entitiesWithoutLines(this: Processor): void {
  let before = 0;
  const extension: FromMarkdownExtension = {
    enter: {
      characterReferenceValue() {
        const tail = this.stack.at(-1);
        before = tail && 'value' in tail ? tail.value.length : 0;
      },
    },
    exit: {
      characterReference(token) {
        const tail = this.stack.pop();
        if (!tail || !('value' in tail) || !tail.position) throw new Error('no text at an entity');
        const decoded = tail.value.slice(before);
        if (/[\r\n]/.test(decoded)) tail.value = `${tail.value.slice(0, before)} `;
        const { line, column, offset } = token.end;
        tail.position.end = { line, column, offset };
      },
    },
  };
  extensions(this).fromMarkdown.push(extension);
}

function extensions(processor: Processor) {
  const data = processor.data();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  return { micromark: data.micromarkExtensions, fromMarkdown: data.fromMarkdownExtensions };
}
