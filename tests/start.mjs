// What `npm start` shows: the example corpus checked, what mistakes look like, and what to try next.
// The exit code is that of checking the corpus: 0 when it has no error.
import {spawnSync} from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

const code = newsmark('check', 'examples/aleppo-2016')
newsmark('check', 'examples/mistakes')
console.log(`What to try next:
  npm run editor                               the same corpus in VS Code, in the browser
  node dist/cli.cjs check path/to/your/folder  your own articles, named *.news.txt
  node dist/cli.cjs mentions examples/aleppo-2016/articles/2016-04-22-truce-in-trouble.news.txt
  node dist/cli.cjs --help                     all commands`)
process.exitCode = code

/** Prints a command as one would type it, runs it, and gives its exit code. */
function newsmark(...args) {
  console.log(`$ newsmark ${args.join(' ')}`)
  const cli = path.join(root, 'dist/cli.cjs')
  const {status, error} = spawnSync(process.execPath, [cli, ...args], {cwd: root, stdio: 'inherit'})
  if (error) throw error
  console.log()
  return status ?? 2
}
