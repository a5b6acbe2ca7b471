// What of the language server needs Node, and what stands in for it in the browser: the one list of that. A module that
// needs Node and is not named here fails the build.
import path from 'node:path'

const WEB = path.join(import.meta.dirname, 'src/web')

/** Node's modules and packages, by what does the same in a browser. */
const INSTEAD = {
  // Files: those of the open folders, held in memory (`mirror.ts`), as the editor tells of them.
  'node:fs': 'stand-ins/fs.ts',
  'node:path': 'stand-ins/path.ts',
  'node:url': 'stand-ins/url.ts',
  'node:os': 'stand-ins/os.ts',
  'node:buffer': 'stand-ins/buffer.ts',
  'node:crypto': 'stand-ins/crypto.ts',
  'vscode-languageserver/node': 'vscode-languageserver/browser'
}

/** Modules of ours that the server in a browser does without. */
const ABSENT = [
  // Compiled glossary files, which a thread makes and the disk keeps: all are read as a whole.
  'node/compiled-glossary.ts',
  'node/kept-glossary.ts',
  // The cache on the disk of what is known of articles: they are read when the folder is opened.
  'node/facts-index.ts',
  'node/cache-files.ts',
  // The hash of the code, under which things are cached.
  'node/build-hash.ts',
  // Looking at files now and then: the editor tells of changes.
  'node/poll-files.ts'
]

/** A plugin for esbuild that puts in what stands in for Node. */
export const webStandIns = {
  name: 'web-stand-ins',
  setup(build) {
    build.onResolve({filter: /^(node:|vscode-languageserver\/node$)/}, ({path: name, ...from}) => {
      const instead = INSTEAD[name]
      if (instead?.endsWith('.ts')) return {path: path.join(WEB, instead)}
      if (instead) return build.resolve(instead, {kind: from.kind, resolveDir: from.resolveDir})
      return {errors: [{text: `${name} needs Node: name it in server/web-stand-ins.mjs`}]}
    })
    build.onResolve({filter: /^\.\.?\/.*\.js$/}, ({path: name, resolveDir}) => {
      const file = path.join(resolveDir, name.replace(/\.js$/, '.ts'))
      const isAbsent = ABSENT.some(absent => file === path.join(WEB, '..', absent))
      return isAbsent ? {path: path.join(WEB, 'absent.ts')} : undefined
    })
  }
}

/** Globals of Node, put in where they are used. */
export const webGlobals = ['timers', 'buffer'].map(name => path.join(WEB, `stand-ins/${name}.ts`))
