// The JSON Schema of codebook files, with which editors complete and check them while one types.
import { z } from 'zod';
import { codebookFileSchema } from './code-schema.ts';

/** The schema in draft 7, the version that YAML support of editors reads best. */
export function codebookJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(codebookFileSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // zod writes the name under which it keeps a definition into the definition too.
      delete jsonSchema.id;
    },
  });
  return {
    $schema,
    title: 'Axial codebook file',
    description: 'One code with its children, or a list of codes.',
    ...rest,
  };
}

/** The text of `docs/codebook.schema.json`; `npm run schema` writes it. */
export function codebookSchemaFile(): string {
  return `${JSON.stringify(codebookJsonSchema(), null, 2)}\n`;
}
