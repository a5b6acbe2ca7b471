// The recipes of docs/exchange.md for pandas and R, run for real on the tables of the page's own article.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {ensureCommand, ensurePandas, need} from '../support/ensure-command.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const CLI = path.join(ROOT, 'dist/cli.cjs')
const PAGE = readFileSync(path.join(ROOT, 'docs/exchange.md'), 'utf8')

const pandas = await need(ensurePandas)
const r = await need(() => ensureCommand('Rscript', 'r-base-core'))
let folder = ''

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsmark-tables-'))
  for (const [, name, text] of PAGE.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```/gm))
    writeFileSync(path.join(folder, name), text)
  run(process.execPath, [CLI, 'export', 'tables', '-o', 'tables'])
})

after(() => rmSync(folder, {recursive: true, force: true}))

test('the recipe for pandas prints what it says', {skip: pandas.skip}, () => {
  const {code, output} = recipe('python')
  assert.equal(trimmed(run(pandas.found, ['-c', code])), trimmed(output))
})

test('pandas reads the columns with the types of the data package', {skip: pandas.skip}, () => {
  const dtypes = `
import json
import pandas as pd

for resource in json.load(open("tables/datapackage.json"))["resources"]:
    if "schema" not in resource:
        continue
    table = pd.read_csv("tables/" + resource["path"], keep_default_na=False, na_values=[""])
    lines = pd.read_json("tables/" + resource["path"][:-3] + "jsonl", lines=True, dtype=False)
    fields = resource["schema"]["fields"]
    assert list(table.columns) == [field["name"] for field in fields], resource["name"]
    assert len(table) == len(lines), resource["name"]
    for field in fields:
        column = table[field["name"]].dropna()
        if field["type"] in ("integer", "number"):
            assert len(column) == 0 or column.dtype.kind in "if", field
        if field["type"] in ("array", "object"):
            for cell in column:
                assert isinstance(json.loads(cell), list if field["type"] == "array" else dict), field
    print(resource["name"], len(table))
`
  const printed = run(pandas.found, ['-c', dtypes])
  assert.equal(printed, 'mentions 2\nclaims 4\nrelations 1\narticles 1\nentries 3\n')
})

test('the recipe for R prints what it says', {skip: r.skip}, () => {
  const {code, output} = recipe('r')
  const script = path.join(folder, 'recipe.R')
  writeFileSync(script, code)
  assert.equal(trimmed(run(r.found, ['--vanilla', script])), trimmed(output))
})

/** The block of a language on the page, and what stands under it. */
function recipe(language) {
  const pattern = new RegExp(
    `\`\`\`${language}\\n([\\s\\S]*?)\`\`\`\\n\\n\`\`\`text\\n([\\s\\S]*?)\`\`\``
  )
  const [, code = '', output = ''] = pattern.exec(PAGE) ?? []
  assert.notEqual(code, '')
  return {code, output}
}

/** What is printed, without blanks at the ends of lines. */
function trimmed(text) {
  return text.replaceAll(/[ \t]+$/gm, '')
}

function run(command, args) {
  const env = {...process.env, LC_ALL: 'C.UTF-8'}
  const {status, stdout, stderr, error} = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: 'utf8'
  })
  if (error) throw error
  assert.equal(status, 0, stderr)
  return stdout
}
