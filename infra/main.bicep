// PrivacyFunctions in one resource group. See README.md beside this file.

import { hook, service, source } from 'modules/types.bicep'

@description('Required. The region of the app and of every store. People\'s data stays in it, so it is stated, never taken from the resource group; see "Region" in README.md.')
param location string

@description('Optional. Begins the name of every resource: lower-case letters and digits.')
@minLength(2)
@maxLength(9)
param name string = 'privacy'

@description('Required. What the service says and does; each property is one application setting.')
param serviceSettings service

@description('Required. The stores of personal data: one item for each dataset of the data map. Empty only while the app is not yet deployed.')
param sources source[]

@description('Optional. The systems and recipients that are told when processing of a person\'s data stops or goes on. With none, staff have to stop by hand.')
param hooks hook[] = []

@description('Optional. Copies of the data: in one building (LRS) or in three of the region (ZRS). Kinds that copy to another region are not offered, as that would be a transfer.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string = 'Standard_ZRS'

@description('Optional. Memory of one instance, in MB. Packages are streamed, so the default is enough whatever their size.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Optional. The most instances at a time; also the ceiling of what compute can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Optional. Instances kept running for web pages. With 0 the first visitor after a quiet time waits for a start.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('Optional. Days that logs and telemetry are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Optional. The most telemetry taken in a day, in GB; what comes after it is dropped until the next day.')
@minValue(1)
param logDailyCapGB int = 1

var suffix = uniqueString(resourceGroup().id)
// Names are made here, not taken from outputs, so that "what-if" and the tests know every resource beforehand.
var identityName = 'id-${name}-${suffix}'
var storageAccountName = 'st${name}${suffix}'
var keyVaultName = 'kv${name}${suffix}'
var applicationInsightsName = 'appi-${name}-${suffix}'
var functionAppName = 'func-${name}-${suffix}'
var packageLifetimeDays = serviceSettings.?packageLifetimeDays ?? 30

// Who the app is towards storage, vault and telemetry. Made first, so that its roles are there before the app starts.
module identity 'modules/identity.bicep' = {
  params: {
    location: location
    name: identityName
  }
}

// Where requests, their workflows, packages and the app's own code are kept.
module storage 'modules/storage.bicep' = {
  params: {
    location: location
    name: storageAccountName
    sku: storageSku
    packageLifetimeDays: packageLifetimeDays
  }
}

// Where the keys are: the deployment key, SendGrid's, and how to reach each source. This template never sees their values.
module keyVault 'modules/key-vault.bicep' = {
  params: {
    location: location
    name: keyVaultName
  }
}

// Where the app's health can be seen, without anything personal.
module monitoring 'modules/monitoring.bicep' = {
  params: {
    location: location
    workspaceName: 'log-${name}-${suffix}'
    applicationInsightsName: applicationInsightsName
    retentionDays: logRetentionDays
    dailyCapGB: logDailyCapGB
  }
}

// Everything the app may do, in one place.
module roleAssignments 'modules/role-assignments.bicep' = {
  dependsOn: [identity, storage, keyVault, monitoring]
  params: {
    identityName: identityName
    storageAccountName: storageAccountName
    keyVaultName: keyVaultName
    applicationInsightsName: applicationInsightsName
  }
}

// The app itself.
module functionApp 'modules/function-app.bicep' = {
  // It fetches its code and its secrets as it starts, so it may do so by then.
  dependsOn: [roleAssignments]
  params: {
    location: location
    name: functionAppName
    identityName: identityName
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
  }
}

// Its settings, named as in local.settings.sample.json.
module appSettings 'modules/app-settings.bicep' = {
  params: {
    functionAppName: functionAppName
    functionAppHostName: functionApp.outputs.hostName
    identityClientId: identity.outputs.clientId
    storageAccountName: storageAccountName
    keyVaultName: keyVaultName
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    packageLifetimeDays: packageLifetimeDays
    serviceSettings: serviceSettings
    sources: sources
    hooks: hooks
  }
}

@description('The app, for "func azure functionapp publish".')
output functionAppName string = functionAppName

@description('Where it answers before it has a domain of its own.')
output functionAppUrl string = 'https://${functionApp.outputs.hostName}'

@description('The vault to put the secrets in.')
output keyVaultName string = keyVaultName
