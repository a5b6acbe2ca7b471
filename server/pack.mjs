// Bundles an entry point into one script whose parts are evaluated when they are used: what few runs need neither slows
// the start of all others nor stands in their cache of compiled code.
import {createHash} from 'node:crypto'
import path from 'node:path'
import {build} from 'esbuild'
import ts from 'typescript'
import {lazyEntries, lazyModules} from './lazy-modules.mjs'
import {lazyPatterns} from './lazy-patterns.mjs'

/**
 * Bundles `entry` and gives the script, a function with the parameters of a CommonJS module, and esbuild's metafile. Each
 * chunk of esbuild is a function in it, which runs when its chunk is first imported; those of `lazy` modules, which
 * `lazyModules` explains, when one of their exports is first used. `$build` in the sources is a hash of the script.
 *
 * @param {{entry: string, folder: string, lazy: readonly string[]} & import('esbuild').BuildOptions} options
 */
export async function pack({entry, folder, lazy, ...options}) {
  const {outputFiles, metafile} = await build({
    ...options,
    entryPoints: [{in: path.join(folder, entry), out: MAIN}, ...lazyEntries(lazy, folder)],
    plugins: [lazyModules(lazy, folder), lazyPatterns, ...(options.plugins ?? [])],
    define: {...options.define, NEWSMARK_BUILD: '$build'},
    format: 'esm',
    splitting: true,
    outdir: OUT,
    chunkNames: '[hash]',
    metafile: true,
    write: false
  })
  const chunks = outputFiles.map(
    ({path: file, text}) => `${JSON.stringify(path.basename(file, '.js'))}(){${toFunction(text)}}`
  )
  const body = `const $made=new Map();
const $load=name=>$made.get(name)??($made.set(name,$chunks[name]()),$made.get(name));
const $chunks={${chunks.join(',\n')}};
$load('${MAIN}');
})`
  const hash = createHash('sha256').update(body).digest('hex').slice(0, DIGITS)
  const script = `(function (exports, require, module, __filename, __dirname) {
"use strict";const $build='${hash}';
${body}`
  return {script, metafile}
}

/** The chunk that runs first. */
const MAIN = 'main'

/** Hexadecimal digits. */
const DIGITS = 32

/** Nothing is written there: esbuild only wants names for what it makes. */
const OUT = '/pack'

/** The body of a function that gives the exports of a module, instead of the module. */
function toFunction(text) {
  const source = ts.createSourceFile(
    'chunk.js',
    text,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.JS
  )
  let body = ''
  let end = 0
  const exported = []
  for (const statement of source.statements) {
    const instead = replaceStatement(statement, text, exported)
    if (instead === undefined) continue
    body += `${text.slice(end, statement.pos)}\n${instead}`
    end = statement.end
  }
  const rest = body + text.slice(end)
  return `${rest.replaceAll(DYNAMIC, 'Promise.resolve().then(()=>$load("$1"))')}\nreturn {${exported}}`
}

/** What stands for an import or an export in a function; names that it exports are added to `exported`. Undefined for others. */
function replaceStatement(statement, text, exported) {
  if (ts.isImportDeclaration(statement)) return toConstant(statement)
  if (ts.isExportAssignment(statement)) {
    exported.push('default:$default')
    return `const $default=${text.slice(statement.expression.pos, statement.expression.end)};`
  }
  if (!ts.isExportDeclaration(statement)) return undefined
  exported.push(...namesOf(statement.exportClause).map(([from, to]) => `${to}:${from}`))
  return ''
}

/** A dynamic import of a chunk. */
const DYNAMIC = /\bimport\("\.\/([^"]+)\.js"\)/g

/** @param {any} statement an import */
function toConstant({importClause, moduleSpecifier}) {
  const module = toModule(moduleSpecifier.text)
  if (!importClause) return `${module};`
  const {name, namedBindings} = importClause
  const whole = name ? `const ${name.text}=${module};` : ''
  if (!namedBindings) return whole
  if (ts.isNamespaceImport(namedBindings))
    return `${whole}const ${namedBindings.name.text}=${module};`
  const names = namesOf(namedBindings).map(([from, to]) => `${from}:${to}`)
  return `${whole}const {${names}}=${module};`
}

function toModule(specifier) {
  const chunk = /^\.\/(.+)\.js$/.exec(specifier)?.[1]
  return chunk ? `$load(${JSON.stringify(chunk)})` : `require(${JSON.stringify(specifier)})`
}

/**
 * Pairs of the names `a` and `b` in `a as b`.
 *
 * @param {any} names
 */
function namesOf({elements}) {
  return elements.map(({propertyName, name}) => [(propertyName ?? name).text, name.text])
}
