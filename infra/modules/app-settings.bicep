import { hook, service, source } from 'types.bicep'

@description('Required. The app.')
param functionAppName string

@description('Required. The host name that Azure gives it, where the service has no address of its own.')
param functionAppHostName string

@description('Required. Client id of the app\'s identity.')
param identityClientId string

@description('Required. The storage account.')
param storageAccountName string

@description('Required. The vault.')
param keyVaultName string

@description('Required. Where telemetry is sent to.')
param applicationInsightsConnectionString string

@description('Required. Days that a data file can be fetched.')
param packageLifetimeDays int

@description('Required. What the service says and does.')
param serviceSettings service

@description('Required. The stores of personal data.')
param sources source[]

@description('Required. Who is told when processing stops or goes on.')
param hooks hook[]

// Names are those of local.settings.sample.json, in its order; only the first group is Azure's alone.
var settings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  AZURE_CLIENT_ID: identityClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId

  AzureWebJobsStorage__accountName: storageAccountName
  PublicBaseUrl: serviceSettings.?publicBaseUrl ?? 'https://${functionAppHostName}'
  DeploymentKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=DeploymentKey)'
  ContactEmail: serviceSettings.contactEmail
  AccountCentre: serviceSettings.?accountCentre ?? ''
  StaffHandlers: join(serviceSettings.staffHandlers, ',')
  StaffApprovers: join(serviceSettings.staffApprovers, ',')
  StaffOfficer: serviceSettings.staffOfficer
  InboundSecret: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=InboundSecret)'
  UnsubscribeSecret: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=UnsubscribeSecret)'
  SendGridEventKey: serviceSettings.?sendGridEventKey ?? ''
  StaffLanguage: serviceSettings.?staffLanguage ?? 'zh-CN'
  DefaultLanguage: serviceSettings.?defaultLanguage ?? 'zh-CN'
  SendGridHost: serviceSettings.?sendGridHost ?? 'https://api.sendgrid.com'
  SendGridApiKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=SendGridApiKey)'
  MailFrom: serviceSettings.mailFrom
  MailFromName: serviceSettings.?mailFromName ?? ''
  SendGridPatience: serviceSettings.?sendGridPatience ?? '00:00:08'
  LetterTemplates: serviceSettings.?letterTemplates ?? ''
  DeadlineRules: serviceSettings.?deadlineRules ?? ''
  RequestKinds: serviceSettings.?requestKinds ?? ''
  DeadlineRegimes: serviceSettings.?deadlineRegimes ?? 'pipl'
  DataMap: serviceSettings.?dataMap ?? 'data-map'
  PackageLifetime: '${packageLifetimeDays}.00:00:00'
  DecisionLinkLifetime: '${serviceSettings.?decisionLinkLifetimeDays ?? 60}.00:00:00'
  RecordRetention: '${serviceSettings.?recordRetentionDays ?? 1095}.00:00:00'
  RequestsPerAddress: string(serviceSettings.?requestsPerAddress ?? 5)
  LettersPerAddress: string(serviceSettings.?lettersPerAddress ?? 3)
  RequestsPerClient: string(serviceSettings.?requestsPerClient ?? 20)
  RequestsOverall: string(serviceSettings.?requestsOverall ?? 1000)
  ClientAddressHeader: serviceSettings.?clientAddressHeader ?? 'X-Forwarded-For'
  ClientAddressHops: string(serviceSettings.?clientAddressHops ?? 1)
  WakeAfter: serviceSettings.?wakeAfter ?? '00:00:30'
  SweepSchedule: serviceSettings.?sweepSchedule ?? '0 * * * * *'
  DueSchedule: serviceSettings.?dueSchedule ?? '0 0 * * * *'
}

var sourceKinds = toObject(sources, s => 'Sources__${s.dataset}__Kind', s => s.kind)

var sourceConnections = toObject(
  sources,
  s => 'Sources__${s.dataset}__ConnectionString',
  s => '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${s.connectionStringSecret})'
)

var hookUrls = toObject(hooks, h => 'Hooks__${h.name}__Url', h => h.url)

var hookRoles = toObject(hooks, h => 'Hooks__${h.name}__For', h => h.for)

var hookSecrets = toObject(
  hooks,
  h => 'Hooks__${h.name}__Secret',
  h => '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${h.signingSecret})'
)

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

// This replaces all settings: one that was added by hand is gone after the next deployment.
resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, sourceKinds, sourceConnections, hookUrls, hookRoles, hookSecrets)
}
