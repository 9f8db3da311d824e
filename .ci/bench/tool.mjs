// What the adapters in JavaScript share: the command line and the clock.
//
//   node ADAPTER.mjs cold|warm WORK DATA.json [OUT]
//
// cold writes a file for every row of the data. warm makes them all in memory
// twice and prints the milliseconds of the processors per letter of the second.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run(extension, prepare) {
  const [mode, work, data, out] = process.argv.slice(2);
  const rows = JSON.parse(readFileSync(data, 'utf8'));
  const make = await prepare(work);
  if (mode === 'cold') {
    mkdirSync(out, { recursive: true });
    for (const row of rows) writeFileSync(join(out, `${row.so}.${extension}`), await make(row));
    return;
  }
  for (const row of rows) await make(row);
  const start = process.cpuUsage();
  for (const row of rows) await make(row);
  const used = process.cpuUsage(start);
  console.log((used.user + used.system) / 1e3 / rows.length);
}

// The modules stand in a folder of their own, outside the repository.
export const modules = (name) => join(process.env.BENCH_MODULES, 'node_modules', name);
