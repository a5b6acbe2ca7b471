import type {CommandShape, Completed, OptionShape} from './command-shape.js'

/** A script that completes `newsmark` in PowerShell 5.1 and later. */
export function powershellScript(commands: readonly CommandShape[]): string {
  return `# Completes newsmark in PowerShell: newsmark completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName newsmark -ScriptBlock {
  param($word, $ast, $cursor)
  $commands = [ordered]@{
${commands.map(formatCommand).join('\n')}
  }
  $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  if ($before.Count -lt 2) {
    $words = @($commands.Keys) + '--help', '--version'
  } elseif ($commands.Contains($before[1])) {
    $command = $commands[$before[1]]
    $values = $command.Values[$before[-1]]
    # Without words PowerShell completes paths.
    if ($null -ne $values) { $words = $values }
    elseif ($word -like '-*') { $words = $command.Options }
    else { $words = $command.Operands }
  }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`
}

function formatCommand({name, options, operands}: CommandShape): string {
  const values = options.filter(({values: of}) => of !== undefined && of !== 'paths')
  const cases = values.flatMap(option =>
    namesOf(option).map(word => `${quote(word)} = ${wordsOf(option.values)}`)
  )
  return `    ${quote(name)} = @{
      Options = ${wordsOf(options.flatMap(namesOf))}
      Operands = ${wordsOf(operands)}
      Values = @{ ${cases.join('; ')} }
    }`
}

function namesOf({name, short}: Pick<OptionShape, 'name' | 'short'>): readonly string[] {
  return short === undefined ? [`--${name}`] : [`-${short}`, `--${name}`]
}

function wordsOf(completed: Completed | undefined): string {
  if (completed === undefined || typeof completed === 'string') return '@()'
  return `@(${completed.map(quote).join(', ')})`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
