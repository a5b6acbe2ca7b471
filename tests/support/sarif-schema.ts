import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'

/**
 * The schema of SARIF 2.1.0, as a package for tests carries it. The draft of JSON Schema that it is written in
 * differs from later ones in nothing that it uses but the name of `$id`.
 */
export function readSarifSchema(): object {
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'
  )
  const {id: _, $schema: __, ...rest} = JSON.parse(readFileSync(file, 'utf8'))
  return rest
}
