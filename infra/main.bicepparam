// A development deployment, with invented addresses and data. Copy it for another; it holds no secrets.
using 'main.bicep'

param location = 'southeastasia'

param name = 'privdev'

param serviceSettings = {
  contactEmail: 'privacy@example.com'
  staffHandlers: ['staff@example.com', 'colleague@example.com']
  staffApprovers: ['approver@example.com']
  staffOfficer: 'officer@example.com'
  mailFrom: 'privacy@example.com'
  mailFromName: 'Privacy (development)'
}

param sources = [
  {
    dataset: 'shop'
    kind: 'Sqlite'
    connectionStringSecret: 'source-shop'
  }
  {
    dataset: 'uploads'
    kind: 'Blobs'
    connectionStringSecret: 'source-uploads'
  }
]

param hooks = [
  {
    name: 'crm'
    url: 'https://crm.example.com/hooks/privacy'
    for: 'source'
    signingSecret: 'hook-crm'
  }
]

param storageSku = 'Standard_LRS'
param maximumInstanceCount = 5
