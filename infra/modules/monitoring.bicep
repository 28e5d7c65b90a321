@description('Required. Region.')
param location string

@description('Required. Name of the Log Analytics workspace.')
param workspaceName string

@description('Required. Name of the Application Insights resource.')
param applicationInsightsName string

@description('Required. Days that logs and telemetry are kept.')
param retentionDays int

@description('Required. The most taken in a day, in GB.')
param dailyCapGB int

// No personal data comes here. The app logs ids of requests and no addresses, names or bodies; the Functions host cuts the
// query off the URLs it reports, where tokens of links are, as long as host.json does not turn on
// logging.applicationInsights.enableQueryStringTracing; and clients' addresses are masked.
resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGB }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableIpMasking: false
    // Only the app's identity may write, so the connection string is an address and no secret.
    DisableLocalAuth: true
  }
}

@description('Where telemetry is sent to.')
output connectionString string = insights.properties.ConnectionString
