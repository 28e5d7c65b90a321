@description('Required. Region.')
param location string

@description('Required. Name of the identity.')
param name string

// Its own resource rather than the app's system identity: that one exists only once the app does, and the app would start
// without its roles, fail to fetch its code and keep empty secrets until Azure reads them again, up to a day later.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

@description('For clients that sign in.')
output clientId string = identity.properties.clientId
