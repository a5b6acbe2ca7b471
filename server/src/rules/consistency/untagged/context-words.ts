/** Words, in lower case, of a list that is separated by white space. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** Weekdays and months in English and German, which capitalise them: beside a name they are no part of it. */
const CALENDAR = words(`
  monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
  januar jänner februar märz mai juni juli oktober dezember`)

/** The last words of offices and forms of address before a person in English, German, French, Spanish and Italian. */
const OFFICES = words(`
  president minister premier chancellor senator congressman congresswoman representative governor mayor secretary
  ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman chief leader director commissioner
  general colonel major captain lieutenant sergeant admiral judge justice attorney prosecutor sheriff
  king queen prince princess emperor pope bishop archbishop cardinal imam ayatollah sheikh rabbi
  professor doctor mr mrs ms miss mister sir madam lord lady
  präsident präsidentin minister ministerin kanzler kanzlerin bundeskanzler bundeskanzlerin bürgermeister herr frau
  président présidente ministre presidente presidenta ministro ministra señor señora signor signora`)

/** Offices that are also the start of other names, as `General Assembly` and `King County`. */
const STARTS = words(
  `general justice major attorney chief king queen prince princess pope cardinal judge`
)

/** What stands before an office in English: `Prime Minister`. */
const PORTFOLIOS = words(
  'prime vice deputy foreign defence defense finance interior home acting former'
)

/** Nouns that make one name with what stands behind `of`, even as the first word of a sentence. */
const INSTITUTIONS = words(`
  university college school institute academy bank bishop archbishop church cathedral museum library hospital
  republic kingdom state states county district province city gulf bay cape isle island islands lake mount strait sea
  house court council ministry department embassy bureau association federation union league party order
  battle siege treaty duke duchess earl prince princess king queen lord lady
  université banque universität universidad banco universidade università banca république república republik`)

/** Words that start a sentence before a name and are no part of it, in English, German, French, Spanish and Italian. */
const FUNCTION_WORDS = words(`
  a about after against all along also although among an and around as at because before behind between both but by
  despite during even every for from had has have he her his how if in inside into is it its like many most near no
  nobody not of off on once one only or other our out outside over since so some still than that the their then there
  these they this those though through throughout to today toward towards under unlike until we what when where
  whether which while who why will with within without yet yesterday
  als am an auf aus bei bis das dass der die durch ein eine für gegen hinter im in mit nach nahe ob ohne seit über um
  und unter von vor während wegen weil wenn wie zu zum zur
  à au aux avec ce cet cette comme dans de depuis des dès du en entre et hors la le les mais par pour quand sans selon
  si sous sur un une vers
  ante bajo como con contra cuando desde donde el en entre hacia hasta las los para pero por según sin sobre tras y
  a che come con contro da dal dalla dopo e fra gli i il lo ma nel nella per quando secondo senza su sul tra`)

/** Units of time in English: behind a number they say that this is no part of the name before it. */
const TIMES = words(
  'seconds minutes hours day days week weeks month months year years decades times'
)

/** Whether a word is a weekday or a month. */
export function isCalendarWord(word: string): boolean {
  return CALENDAR.has(word.toLowerCase())
}

/** Whether a word is an office or a form of address, with or without a full stop. */
export function isOffice(word: string): boolean {
  return OFFICES.has(word.toLowerCase())
}

/** Whether a word, with the next one, is an office behind the name of those that have it: `US Vice President`. */
export function startsOffice(word: string, next: string): boolean {
  const small = word.toLowerCase()
  if (PORTFOLIOS.has(small)) return isOffice(next)
  return OFFICES.has(small) && !STARTS.has(small)
}

/** Whether a word makes one name with the name that it is linked with, as `University`. */
export function isInstitution(word: string): boolean {
  return INSTITUTIONS.has(word.toLowerCase())
}

/** Whether a word that starts a sentence is no part of a name behind it, as `In`. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase())
}

/** Whether a word is a unit of time, as `days`. */
export function isTimeWord(word: string): boolean {
  return TIMES.has(word.toLowerCase())
}
