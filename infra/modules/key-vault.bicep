@description('Required. Region.')
param location string

@description('Required. Name of the vault.')
param name string

// The secrets are put in by hand, once (README.md). Made here they would have to be known to whoever deploys, and a later
// deployment could overwrite the deployment key: every request would be lost.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // A deleted deployment key can be had back for 90 days, and nobody can shorten that.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
  }
}
