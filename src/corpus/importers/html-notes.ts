// Footnotes in HTML, whoever wrote it: a link to an element that links back to it. Word's, Pandoc's and
// GitHub's all do.
import type { HastElement, HastParent } from './hast.ts';

type Children = HastElement['children'];

/** What stands for a footnote's mark, and for its text, until the tree becomes Markdown. */
export const NOTE_MARK = 'axial-note-mark';
export const NOTE_TEXT = 'axial-note-text';

interface Found {
  readonly byId: ReadonlyMap<string, HastElement>;
  /** Links within the page, with the ids of themselves and of the element around them. */
  readonly links: readonly { readonly link: HastElement; readonly ids: readonly string[] }[];
}

/** The tree with marks and texts of footnotes under `NOTE_MARK` and `NOTE_TEXT`, numbered in order. */
export function markNotes<Parent extends HastParent>(tree: Parent): Parent {
  const { byId, links } = findLinks(tree);
  const labels = new Map<HastElement, string>();
  const marks = new Map<HastElement, string>();
  const backLinks = new Set<HastElement>();
  for (const { link, ids } of links) {
    const text = byId.get(targetOf(link));
    if (!text || backLinks.has(link) || text.tagName === 'a' || text.tagName === 'sup') continue;
    const back = linksIn(text).filter((other) => ids.includes(targetOf(other)));
    if (back.length === 0 || linksIn(text).includes(link)) continue;
    const label = labels.get(text) ?? String(labels.size + 1);
    labels.set(text, label);
    marks.set(link, label);
    for (const other of back) backLinks.add(other);
  }
  if (marks.size === 0) return tree;
  const rewrite = (node: Children[number]): Children => {
    if (node.type !== 'element') return [node];
    if (backLinks.has(node)) return [];
    const mark = marks.get(node);
    if (mark !== undefined) return [elementOf(NOTE_MARK, mark, [])];
    const children = node.children.flatMap(rewrite);
    const label = labels.get(node);
    if (label !== undefined) return [elementOf(NOTE_TEXT, label, children)];
    // A list of footnotes is no list any more.
    const isNotes = children.some(
      (child) => child.type === 'element' && child.tagName === NOTE_TEXT,
    );
    return isNotes && /^[ou]l$/.test(node.tagName) ? children : [{ ...node, children }];
  };
  return {
    ...tree,
    children: tree.children.flatMap((child) => rewrite(child as Children[number])),
  };
}

function elementOf(tagName: string, label: string, children: Children): HastElement {
  return { type: 'element', tagName, properties: { label }, children };
}

function findLinks(tree: HastParent): Found {
  const byId = new Map<string, HastElement>();
  const links: { link: HastElement; ids: string[] }[] = [];
  const visit = (node: HastParent, above: string): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const id = idOf(child);
      if (id !== '' && !byId.has(id)) byId.set(id, child);
      if (targetOf(child) !== '') {
        links.push({ link: child, ids: [id, above].filter((each) => each !== '') });
      }
      visit(child, id);
    }
  };
  visit(tree, '');
  return { byId, links };
}

function linksIn(element: HastElement): HastElement[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return [...(targetOf(child) === '' ? [] : [child]), ...linksIn(child)];
  });
}

/** The id to which a link within the page leads; empty for everything else. */
export function targetOf({ tagName, properties }: HastElement): string {
  const href = String(properties.href ?? '');
  return tagName === 'a' && href.startsWith('#') ? href.slice(1) : '';
}

function idOf({ properties }: HastElement): string {
  return String(properties.id ?? '');
}
