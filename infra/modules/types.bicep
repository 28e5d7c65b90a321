// The shapes of what a deployment decides. Left out, an optional property has the app's own default.

@export()
@description('What the service says and does.')
type service = {
  @description('Optional. Where people reach the service; links in letters begin with it. Without it, the name that Azure gives the app.')
  publicBaseUrl: string?

  @description('Required. The mailbox of the data-protection contact, shown on every page and in every letter.')
  contactEmail: string

  @description('Optional. The page where people manage their account themselves; offered first on the start page.')
  accountCentre: string?

  @description('Required. Who decides: addresses, each of which gets a link of its own. With staffApprovers and staffOfficer four different people, where authorities demand data.')
  @minLength(1)
  staffHandlers: string[]

  @description('Required. Whose agreement a refusal or a deletion needs; with staffHandlers at least two different people.')
  @minLength(1)
  staffApprovers: string[]

  @description('Required. The data-protection officer, who decides where two disagree or one is silent.')
  staffOfficer: string

  @description('Optional. The language of letters to staff.')
  staffLanguage: ('zh-CN' | 'en')?

  @description('Optional. The language of pages for browsers that ask for none of ours.')
  defaultLanguage: ('zh-CN' | 'en')?

  @description('Required. The address that letters come from, on a domain verified with SendGrid.')
  mailFrom: string

  @description('Optional. The name that readers see beside that address.')
  mailFromName: string?

  @description('Optional. SendGrid\'s API; https://api.eu.sendgrid.com keeps mail in the EU.')
  sendGridHost: string?

  @description('Optional. The public key of SendGrid\'s Event Webhook, in base64; without it no delivery events are taken in.')
  sendGridEventKey: string?

  @description('Optional. How long one attempt to hand a letter over may take, its repeats included (hh:mm:ss).')
  sendGridPatience: string?

  @description('Optional. A folder in the published app with letter templates of your own.')
  letterTemplates: string?


  @description('Optional. A folder in the published app with deadline rules and calendars of your own.')
  deadlineRules: string?

  @description('Optional. The regimes that requests are under, separated by commas; pipl unless set.')
  deadlineRegimes: string?

  @description('Optional. A folder in the published app with kinds of request of your own.')
  requestKinds: string?

  @description('Optional. The folder in the published app with the data map.')
  dataMap: string?

  @description('Optional. Days that a data file can be fetched; storage deletes what is left of it a week later.')
  @minValue(1)
  packageLifetimeDays: int?

  @description('Optional. Days that a link to a decision is good.')
  @minValue(1)
  decisionLinkLifetimeDays: int?

  @description('Optional. Days that the record of a closed request is kept before its key is destroyed.')
  @minValue(1)
  recordRetentionDays: int?

  @description('Optional. Requests by the form that one e-mail address is written to about in a day.')
  requestsPerAddress: int?

  @description('Optional. Letters about requests that nobody has proven, an e-mail address and day.')
  lettersPerAddress: int?

  @description('Optional. Requests by the form that one client address can send in an hour.')
  requestsPerClient: int?

  @description('Optional. Requests by the form that all together can send in an hour.')
  requestsOverall: int?

  @description('Optional. The header in which the proxy before the app names its client; the platform writes X-Forwarded-For.')
  clientAddressHeader: string?

  @description('Optional. How many proxies before the app are yours, the platform\'s own included: 2 behind Front Door or an application gateway.')
  clientAddressHops: int?

  @description('Optional. How long a fact may go unseen by its workflow before the sweep wakes it (hh:mm:ss).')
  wakeAfter: string?

  @description('Optional. How often the sweep runs: NCRONTAB, six fields.')
  sweepSchedule: string?

  @description('Optional. How often what falls due within days is looked through: NCRONTAB, six fields.')
  dueSchedule: string?
}

@export()
@description('A system or recipient that is told when processing of a person\'s data stops or goes on.')
type hook = {
  @description('Required. Lower-case letters and digits, with single underscores; best the name of the dataset or recipient that it stands for.')
  name: string

  @description('Required. The https address that is posted to.')
  url: string

  @description('Required. What it is to you.')
  for: 'source' | 'recipient'

  @description('Required. The name of the vault\'s secret that its messages are signed with.')
  signingSecret: string
}

@export()
@description('A store of personal data. How to reach it is a secret, so it is named here and kept in the vault.')
type source = {
  @description('Required. The dataset\'s fides_key in the data map.')
  dataset: string

  @description('Required. The kind of store, as in the setting Sources__…__Kind.')
  kind: string

  @description('Required. The name of the vault\'s secret that holds the connection string.')
  connectionStringSecret: string
}
