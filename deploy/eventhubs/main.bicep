// An Event Hubs namespace with the ten topics of Lineweave, and the role that its identity needs.
//   az deployment group create -g RESOURCE-GROUP -f deploy/eventhubs/main.bicep \
//     -p namespaceName=contoso-lineage principalId=OBJECT-ID-OF-THE-IDENTITY
// Kafka Streams is supported on Premium and Dedicated only (preview): docs/event-hubs.md.

@description('Name of the namespace; the setting eventhubs.namespace.')
param namespaceName string

@description('Where.')
param location string = resourceGroup().location

@description('Object id of the managed identity or service principal that Lineweave runs as.')
param principalId string

@description('Partitions of every topic but the input; the setting partitions. Fixed for good.')
@minValue(1)
@maxValue(100)
param partitions int = 8

@description('The topic with OpenLineage events; the setting input.topic.')
param inputTopic string = 'openlineage.events'

@description('Partitions of the input.')
param inputPartitions int = 8

@description('The setting application.id.')
param applicationId string = 'lineweave'

@description('Processing units.')
param capacity int = 1

// What is written while old events are replayed must have the time of writing (LogAppend), or retention would delete it
// at once. What Kafka Streams reads as time must have the time of the record (Create). A test compares this list with
// the program's.
var topics = [
  { name: 'lineweave.graphs', cleanup: 'Delete', hours: 720, timestamps: 'LogAppend' }
  { name: 'lineweave.assets', cleanup: 'Compact', hours: 0, timestamps: 'Create' }
  { name: 'lineweave.receipts', cleanup: 'DeleteOrCompact', hours: 2160, timestamps: 'LogAppend' }
  { name: 'lineweave.dead-letters', cleanup: 'Delete', hours: 720, timestamps: 'LogAppend' }
  { name: '${applicationId}-by-run-repartition', cleanup: 'Delete', hours: 2160, timestamps: 'Create' }
  { name: '${applicationId}-by-asset-repartition', cleanup: 'Delete', hours: 2160, timestamps: 'Create' }
  { name: '${applicationId}-runs-changelog', cleanup: 'Compact', hours: 0, timestamps: 'Create' }
  { name: '${applicationId}-assets-changelog', cleanup: 'Compact', hours: 0, timestamps: 'Create' }
  { name: '${applicationId}-processes-changelog', cleanup: 'Compact', hours: 0, timestamps: 'Create' }
]

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  sku: {
    name: 'Premium'
    tier: 'Premium'
    capacity: capacity
  }
  properties: {
    kafkaEnabled: true
    minimumTlsVersion: '1.2'
    // Entra ID only; set to false to use eventhubs.connection-string.
    disableLocalAuth: true
  }
}

resource input 'Microsoft.EventHub/namespaces/eventhubs@2024-05-01-preview' = {
  parent: namespace
  name: inputTopic
  properties: {
    partitionCount: inputPartitions
    retentionDescription: {
      cleanupPolicy: 'Delete'
      retentionTimeInHours: 168
    }
  }
}

// One after the other: a namespace refuses many changes at the same time.
@batchSize(1)
resource ours 'Microsoft.EventHub/namespaces/eventhubs@2024-05-01-preview' = [for topic in topics: {
  parent: namespace
  name: topic.name
  properties: {
    partitionCount: partitions
    messageTimestampDescription: {
      timestampType: topic.timestamps
    }
    retentionDescription: topic.cleanup == 'Compact' ? {
      cleanupPolicy: 'Compact'
    } : {
      cleanupPolicy: topic.cleanup
      retentionTimeInHours: topic.hours
    }
  }
}]

// Azure Event Hubs Data Owner: read, write, and purge what was read from the repartition topics.
resource owner 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, principalId, 'f526a384-b230-433a-b45c-95f59c4a2dec')
  scope: namespace
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'f526a384-b230-433a-b45c-95f59c4a2dec')
  }
}

output namespaceHost string = '${namespaceName}.servicebus.windows.net'
