// A plugin for esbuild: the named packages stay in the bundle, but are not evaluated before the first use of one
// of their exports. What few articles need shall not make every start slower.

export function lazyPackages(names) {
  return {
    name: 'lazy-packages',
    setup(build) {
      const filter = new RegExp(`^(${names.join('|')})$`)
      build.onResolve({filter}, ({path, pluginData}) =>
        pluginData === REAL ? undefined : {path, namespace: STUB}
      )
      build.onResolve({filter: /^real:/, namespace: STUB}, ({path, resolveDir}) =>
        build.resolve(path.slice('real:'.length), {
          kind: 'require-call',
          resolveDir,
          pluginData: REAL
        })
      )
      build.onLoad({filter: /.*/, namespace: STUB}, async ({path}) => ({
        contents: stub(path, Object.keys(await import(path))),
        resolveDir: import.meta.dirname
      }))
    }
  }
}

const STUB = 'lazy-packages'
const REAL = 'real'

function stub(name, exported) {
  const getters = exported.map(key => `get ${key}() { return load().${key} }`)
  return `let loaded
const load = () => (loaded ??= require('real:${name}'))
module.exports = {${getters.join(', ')}}`
}
