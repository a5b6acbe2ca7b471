// The words that the generated articles and glossary are made of. None of them is a real name.

export const nouns =
  'agreement aid airport army attack ballot bank border bridge budget camp ceasefire coast committee complaint conference convoy council court crowd deadline debt decision delegation demand detention district draft election electricity embassy evidence exile factory figure force fuel government harbour hearing hospital inquiry law leader market measure meeting minister money observer offer office official order parliament patrol payment people plan pledge police power press price prison promise protest railway reform refugee report resident road route school security shelter shortage square station statement strike supply talk tax text threat town treaty truce tunnel village visit vote warning water week witness'.split(
    ' '
  )

export const adjectives =
  'angry armed broad careful central certain civil clear common costly daily dangerous deep early eastern empty fair familiar final foreign fragile free fresh full grave heavy hidden joint large late limited local long lost main narrow national new northern official old open partial poor private public quiet recent regional remote separate serious sharp short slow southern strict sudden temporary third uncertain urgent usual vague western wide young'.split(
    ' '
  )

export const verbs =
  'accepted announced approached avoided backed blocked broke called carried changed closed counted criticised crossed defended delayed denied discussed doubted ended entered expected faced feared followed halted held ignored kept left lifted limited missed moved named opened opposed ordered passed planned praised prepared questioned raised reached refused repeated replaced saved searched shelled sheltered signed stopped supported surrounded threatened tried viewed waited watched welcomed widened'.split(
    ' '
  )

export const prepositions =
  'after against along before behind beside beyond despite during for from near over past since through under until with without'.split(
    ' '
  )

export const saying = 'said|told reporters|insisted|wrote|added|claimed|maintained|repeated'.split(
  '|'
)

export const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

export const syllables =
  'ba bel bor dan dar del dor esh fal gan gor hal han ilm jar ka kel kor lan lem lor ma mar mel mir na nal nor osh pel quir ral ren ri rosh sa sel shan sol ta tal ter tor ul va vel ven yar zan zel'.split(
    ' '
  )

export const forenames =
  'Adra Belo Cassin Dovan Elmira Ferin Galen Halma Ishan Jorel Kaelin Lumi Mirel Nadir Orsen Pella Quill Ravin Selda Tarik Ulva Varen Wenna Xanti Yorin Zarela'.split(
    ' '
  )

export const organisations =
  'Water Board|Transport Union|Relief Agency|Press Institute|Reform Party|Labour Front|Trade Council|Medical Corps|Human Rights Watchers|Electoral Commission|State Bank|National Guard'.split(
    '|'
  )

export const groups =
  'Brigade|Shield|Battalion|Movement|Committee|League|Volunteers|Assembly'.split('|')

export const topics =
  'ceasefire air-strikes humanitarian-aid elections refugees sanctions energy-prices water-supply policing press-freedom'.split(
    ' '
  )
