// Letters by Typst: one compiler for all, which keeps what letters share.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { modules, run } from './tool.mjs';

const require = createRequire(import.meta.url);
const { NodeCompiler } = require(modules('@myriaddreamin/typst-ts-node-compiler'));

await run('pdf', (work) => {
  const compiler = NodeCompiler.create({ workspace: work, fontArgs: [{ fontPaths: [process.env.BENCH_FONTS] }] });
  let made = 0;
  return (inputs) => {
    const pdf = compiler.pdf({ mainFilePath: join(work, 'letter.typ'), inputs });
    if (++made % 100 === 0) compiler.evictCache(10);
    return pdf;
  };
});
