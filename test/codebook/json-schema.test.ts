// The schema for editors: current, and of one mind with the reader.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeSchema, ruleSchema } from '../../src/codebook/code-schema.ts';
import { codebookJsonSchema, codebookSchemaFile } from '../../src/codebook/json-schema.ts';

interface ObjectSchema {
  readonly properties: Readonly<
    Record<string, { readonly description?: string; readonly enum?: readonly string[] }>
  >;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

function definition(name: string): ObjectSchema {
  const { definitions } = codebookJsonSchema() as { definitions: Record<string, ObjectSchema> };
  const found = definitions[name];
  if (!found) throw new Error(`no definition of ${name}`);
  return found;
}

describe('the JSON Schema of codebook files', () => {
  it('is the one in docs; npm run schema writes it', () => {
    expect(readFileSync('docs/codebook.schema.json', 'utf8')).toBe(codebookSchemaFile());
  });

  it('takes one code or a list of codes', () => {
    expect(codebookJsonSchema()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      anyOf: [
        { $ref: '#/definitions/code' },
        { type: 'array', items: { $ref: '#/definitions/code' } },
      ],
    });
  });

  it('explains every key and allows no other', () => {
    for (const [name, shape] of [
      ['code', codeSchema.shape],
      ['rule', ruleSchema.shape],
    ] as const) {
      const { properties, additionalProperties } = definition(name);
      expect(Object.keys(properties)).toEqual(Object.keys(shape));
      expect(additionalProperties).toBe(false);
      for (const property of Object.values(properties)) {
        expect(property.description?.length ?? 0).toBeGreaterThan(20);
      }
    }
  });

  it('requires what the reader requires, and lists what can be chosen', () => {
    expect(definition('code').required).toEqual(['id', 'definition']);
    expect(definition('rule').required).toEqual(['id', 'query']);
    const { properties } = definition('rule');
    expect(properties.unit?.enum).toEqual(['document', 'section', 'paragraph', 'sentence']);
    expect(properties.span?.enum).toEqual(['match', 'sentence', 'paragraph']);
    expect(definition('code').properties.children).toMatchObject({
      items: { $ref: '#/definitions/code' },
    });
  });
});
