// Writes docs/codebook.schema.json, with which editors complete and check codebook files.
import { writeFileSync } from 'node:fs';
import { codebookSchemaFile } from '../src/codebook/json-schema.ts';

writeFileSync('docs/codebook.schema.json', codebookSchemaFile());
