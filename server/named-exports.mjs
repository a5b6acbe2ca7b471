// A plugin for esbuild: a package in CommonJS becomes a module with its exports as constants, made once. Else each file that
// imports it copies all of them into an object of its own: those of `vscode-languageserver` for forty files took 6 ms of a start.

/** @param {string} name what is imported */
export function namedExports(name) {
  return {
    name: 'named-exports',
    /** @param {import('esbuild').PluginBuild} build */
    setup({onResolve, onLoad}) {
      onResolve({filter: /.*/}, ({path, namespace}) =>
        path === name && namespace !== CONSTANTS ? {path, namespace: CONSTANTS} : undefined
      )
      onLoad({filter: /.*/, namespace: CONSTANTS}, async () => ({
        contents: constants(name, Object.keys(await import(name))),
        resolveDir: import.meta.dirname
      }))
    }
  }
}

const CONSTANTS = 'named-exports'

/** Those that nobody imports are left out by esbuild. */
function constants(name, exported) {
  const named = exported
    .filter(key => key !== 'default' && key !== 'module.exports')
    .map(key => `export const ${key} = /* @__PURE__ */ of('${key}')`)
  return `const whole = require('${name}')\nconst of = key => whole[key]\n${named.join('\n')}`
}
