/** The secrets of every account of a simulator that runs as a process of its own, unless it is told others. They protect nothing. */
export const standaloneSecrets = {
  appSecret: 'demo-secret',
  callbackToken: 'demo-callback-token',
  /** 43 characters; used when given to the simulator with --aes-key. */
  encodingAesKey: 'sanshenDemonstrationKey0123456789abcdefghij',
} as const;
