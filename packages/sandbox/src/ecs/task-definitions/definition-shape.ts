/** The type of a setting, as far as reading it needs: leaves, lists, maps and records of fields. */
export type Shape =
  | 'text'
  | 'integer'
  | 'flag'
  | { readonly list: Shape }
  | { readonly map: 'text' }
  | { readonly fields: Readonly<Record<string, Shape>> };

const nameAndValue = { fields: { name: 'text', value: 'text' } } as const;
const nameAndValueFrom = { fields: { name: 'text', valueFrom: 'text' } } as const;

const portMapping = {
  fields: {
    containerPort: 'integer',
    hostPort: 'integer',
    protocol: 'text',
    name: 'text',
    appProtocol: 'text',
  },
} as const;

const linuxParameters = {
  fields: {
    capabilities: { fields: { add: { list: 'text' }, drop: { list: 'text' } } },
    devices: {
      list: {
        fields: { hostPath: 'text', containerPath: 'text', permissions: { list: 'text' } },
      },
    },
    initProcessEnabled: 'flag',
    sharedMemorySize: 'integer',
    tmpfs: {
      list: { fields: { containerPath: 'text', size: 'integer', mountOptions: { list: 'text' } } },
    },
    maxSwap: 'integer',
    swappiness: 'integer',
  },
} as const;

const container = {
  fields: {
    name: 'text',
    image: 'text',
    cpu: 'integer',
    memory: 'integer',
    memoryReservation: 'integer',
    links: { list: 'text' },
    portMappings: { list: portMapping },
    essential: 'flag',
    restartPolicy: {
      fields: {
        enabled: 'flag',
        ignoredExitCodes: { list: 'integer' },
        restartAttemptPeriod: 'integer',
      },
    },
    entryPoint: { list: 'text' },
    command: { list: 'text' },
    environment: { list: nameAndValue },
    mountPoints: {
      list: { fields: { sourceVolume: 'text', containerPath: 'text', readOnly: 'flag' } },
    },
    linuxParameters,
    secrets: { list: nameAndValueFrom },
    dependsOn: { list: { fields: { containerName: 'text', condition: 'text' } } },
    startTimeout: 'integer',
    stopTimeout: 'integer',
    versionConsistency: 'text',
    hostname: 'text',
    user: 'text',
    workingDirectory: 'text',
    disableNetworking: 'flag',
    privileged: 'flag',
    readonlyRootFilesystem: 'flag',
    dnsServers: { list: 'text' },
    dnsSearchDomains: { list: 'text' },
    extraHosts: { list: { fields: { hostname: 'text', ipAddress: 'text' } } },
    dockerSecurityOptions: { list: 'text' },
    dockerLabels: { map: 'text' },
    ulimits: {
      list: { fields: { name: 'text', softLimit: 'integer', hardLimit: 'integer' } },
    },
    logConfiguration: {
      fields: {
        logDriver: 'text',
        options: { map: 'text' },
        secretOptions: { list: nameAndValueFrom },
      },
    },
    healthCheck: {
      fields: {
        command: { list: 'text' },
        interval: 'integer',
        timeout: 'integer',
        retries: 'integer',
        startPeriod: 'integer',
      },
    },
    volumesFrom: { list: { fields: { sourceContainer: 'text', readOnly: 'flag' } } },
    systemControls: { list: { fields: { namespace: 'text', value: 'text' } } },
  },
} as const;

const volume = {
  fields: {
    name: 'text',
    host: { fields: { sourcePath: 'text' } },
    dockerVolumeConfiguration: {
      fields: {
        scope: 'text',
        autoprovision: 'flag',
        driver: 'text',
        driverOpts: { map: 'text' },
        labels: { map: 'text' },
      },
    },
    efsVolumeConfiguration: {
      fields: {
        fileSystemId: 'text',
        rootDirectory: 'text',
        transitEncryption: 'text',
        transitEncryptionPort: 'integer',
        authorizationConfig: { fields: { accessPointId: 'text', iam: 'text' } },
      },
    },
  },
} as const;

/**
 * Every setting of a task definition that the sandbox knows, by its name in the API. Those that
 * Fargate refuses are listed too, so that they are refused in AWS's words.
 */
export const definitionShape = {
  fields: {
    family: 'text',
    taskRoleArn: 'text',
    executionRoleArn: 'text',
    networkMode: 'text',
    containerDefinitions: { list: container },
    volumes: { list: volume },
    placementConstraints: { list: { fields: { type: 'text', expression: 'text' } } },
    requiresCompatibilities: { list: 'text' },
    cpu: 'text',
    memory: 'text',
    tags: { list: { fields: { key: 'text', value: 'text' } } },
    pidMode: 'text',
    ipcMode: 'text',
    ephemeralStorage: { fields: { sizeInGiB: 'integer' } },
    runtimePlatform: { fields: { cpuArchitecture: 'text', operatingSystemFamily: 'text' } },
    enableFaultInjection: 'flag',
  },
} as const satisfies Shape;
