// Short names for the nodes of an HTML tree.
import type { Element, Root, RootContent } from 'hast';

export type HastRoot = Root;
export type HastElement = Element;
export type HastNode = RootContent;
export type HastParent = Root | Element;

/** Every element of a name, in the order of the page. */
export function elementsNamed(node: HastParent, name: string): HastElement[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return [...(child.tagName === name ? [child] : []), ...elementsNamed(child, name)];
  });
}

/** The text of an element, blanks collapsed. */
export function textOf(node: HastParent): string {
  return rawTextOf(node).replace(/\s+/g, ' ').trim();
}

function rawTextOf(node: HastParent): string {
  return node.children
    .map((child): string => {
      if (child.type === 'text') return child.value;
      return child.type === 'element' ? rawTextOf(child) : '';
    })
    .join('');
}
