// npm run editor [-- FOLDER]: a real VS Code in the browser, with the extension, on the example corpus or a folder.
import {existsSync} from 'node:fs'
import path from 'node:path'
import {startVsCode} from './vscode.mjs'

const EXAMPLE = path.join(import.meta.dirname, '../../examples/aleppo-2016')

const stopped = new Promise(resolve => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
})
// npm changes to the root of the repository; the folder is meant from where the user stands.
const folder = path.resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? EXAMPLE)
if (!existsSync(folder)) throw new Error(`Unexpected folder ${folder}, expected one that exists`)
const code = await startVsCode({folder})
console.log(`VS Code with Newsmark, on ${folder}:\n\n  ${code.address}\n\nCtrl-C ends it.`)
await stopped
await code.stop()
