// The codes as the search page knows them.
import type { Codebook } from '../../codebook/codebook.ts';
import { codePath } from '../addresses.ts';
import type { PublishedCode } from '../client/search-data.ts';
import type { CodeLooks } from '../code-looks.ts';

/** In the codebook's order, parents before children. */
export function publishedCodes({ codes }: Codebook, looks: CodeLooks): PublishedCode[] {
  const places = new Map([...codes.keys()].map((id, place) => [id, place]));
  return [...codes.values()].map(({ id, name, parent }) => ({
    id,
    name,
    parent: parent === null ? -1 : (places.get(parent) ?? -1),
    page: codePath(id),
    look: looks.classOf(id),
  }));
}
