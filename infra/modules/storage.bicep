@description('Required. Region.')
param location string

@description('Required. Name of the account.')
param name string

@description('Required. Redundancy within the region.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string

@description('Required. Days that a data file can be fetched.')
@minValue(1)
param packageLifetimeDays int

// The app deletes packages itself. The rule is for what it leaves behind, and must never be first.
var marginDays = 7

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    // Identities only: an account key would open everything, to whoever has it, under nobody's name.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // A deleted package must be gone, and these hold for the whole account, so no soft delete and no versions. Nothing else
    // needs them: the code is published again, and Durable Functions writes its own blobs once.
    deleteRetentionPolicy: { enabled: false }
    isVersioningEnabled: false
    changeFeed: { enabled: false }
    restorePolicy: { enabled: false }
    // A whole container deleted by mistake comes back, and with it only what had not been deleted before.
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

// Data files for people, sealed by the app with a key for each request.
resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'packages'
  properties: { publicAccess: 'None' }
}

// The app's code.
resource deployment 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'deployment'
  properties: { publicAccess: 'None' }
}

// Tables and queues are made by the app and by Durable Functions when they start.
resource leftovers 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  // It names a container that should be there.
  dependsOn: [packages]
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-packages-left-over'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['packages/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterModificationGreaterThan: packageLifetimeDays + marginDays }
              }
              snapshot: {
                delete: { daysAfterCreationGreaterThan: packageLifetimeDays + marginDays }
              }
            }
          }
        }
      ]
    }
  }
}

@description('Where the app\'s code is published to.')
output deploymentContainerUrl string = '${account.properties.primaryEndpoints.blob}${deployment.name}'
