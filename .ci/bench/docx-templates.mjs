// Letters by docx-templates, without its sandbox, which is the faster way.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, run } from './tool.mjs';

const require = createRequire(import.meta.url);
const { createReport } = require(modules('docx-templates'));

await run('docx', (work) => {
  const template = readFileSync(join(work, 'docx-templates.docx'));
  return (data) => createReport({ template, data, cmdDelimiter: ['+++', '+++'], noSandbox: true });
});
