// A plugin for esbuild: the named packages and modules stay in the bundle, but are not evaluated before the first use of one
// of their exports. What few runs need shall not make every start slower.
import {isBuiltin} from 'node:module'
import path from 'node:path'
import {build} from 'esbuild'

/**
 * @param {readonly string[]} names packages, modules of Node, and modules of ours as paths from `folder`, without extension
 * @param {string} folder
 */
export function lazyModules(names, folder) {
  return {
    name: 'lazy-modules',
    /** @param {import('esbuild').PluginBuild} build */
    setup({onResolve, onLoad}) {
      onResolve({filter: /.*/}, ({path: wanted, kind, resolveDir, namespace}) => {
        const name = wanted.startsWith('.')
          ? path.relative(folder, path.join(resolveDir, wanted)).replace(/\.js$/, '')
          : wanted
        const isLazy = kind !== 'entry-point' && namespace !== STUB && names.includes(name)
        return isLazy ? {path: name, namespace: STUB} : undefined
      })
      onLoad({filter: /.*/, namespace: STUB}, async ({path: name}) => ({
        contents: stub(name, await exportsOf(name, folder))
      }))
    }
  }
}

/** The entry points of esbuild that the stubs load. */
export function lazyEntries(names, folder) {
  return names
    .filter(name => !isBuiltin(name))
    .map(name => ({in: fileOf(name, folder), out: chunkOf(name)}))
}

const STUB = 'lazy-modules'

function isOurs(name) {
  return name.includes('/') && !name.includes(':')
}

function fileOf(name, folder) {
  return isOurs(name) ? path.join(folder, `${name}.ts`) : name
}

function chunkOf(name) {
  return `lazy-${name.replaceAll('/', '-')}`
}

/**
 * `$load` gives the exports of a chunk: see `pack.mjs`. Where a package has no module, its exports are properties of the
 * default one, which the stub stands for.
 */
function stub(name, exported) {
  const load = isBuiltin(name) ? `require('${name}')` : `$load('${chunkOf(name)}')`
  const getters = exported
    .filter(key => key !== 'default' && key !== 'module.exports')
    .map(key => `get ${key}() { return load().${key} }`)
  return `let loaded
const made = () => ${load}
const load = () => (loaded ??= ${isBuiltin(name) || isOurs(name) ? 'made()' : 'unwrap(made())'})
const unwrap = it => (Object.keys(it).join() === 'default' ? it.default : it)
module.exports = {${getters.join(', ')}}`
}

async function exportsOf(name, folder) {
  if (!isOurs(name)) return Object.keys(await import(name))
  const {metafile} = await build({
    entryPoints: [fileOf(name, folder)],
    outdir: folder,
    format: 'esm',
    metafile: true,
    write: false
  })
  return Object.values(metafile.outputs).flatMap(output => output.exports)
}
