// Letters by docxtemplater and pizzip, as their manual shows.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, run } from './tool.mjs';

const require = createRequire(import.meta.url);
const Docxtemplater = require(modules('docxtemplater'));
const PizZip = require(modules('pizzip'));

await run('docx', (work) => {
  const template = readFileSync(join(work, 'docxtemplater.docx'), 'binary');
  return (row) => {
    const doc = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    doc.render(row);
    return doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  };
});
